import { readLedgerStatus, type LedgerStatus } from '#db/audit/ledger-status.ts';
import { cosignedNote, type CosignedCheckpoint } from '#db/ledger/checkpoints.ts';
import { inSnapshot } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Instant } from '../../parts/instant.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { describeNumber, describeSpan } from '../../figures.ts';
import { say } from '../../say.ts';

/**
 * The state of the institution's ledger: what is in it, what is signed and by whom, what is waiting, and how to check
 * it.
 */
export const ledgerPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/ledger',
    action: 'audit',
    async show({ staff }) {
      const { auditDatabase, clock } = ui.dependencies;
      const { status, at } = await inSnapshot(auditDatabase, scopeOf(staff), async (transaction) => ({
        status: await readLedgerStatus(transaction, staff.institutionId),
        at: await clock(transaction),
      }));
      const { entries, pending, newest, cosigned, keys, successions } = status;
      return {
        title: say`Ledger`,
        styles: ['audit'],
        body: html`
          <p>
            Every entry of every trail gets a place in one tree of hashes. With a signed checkpoint of your own, you can
            later prove that nothing before it was changed or removed.
          </p>
          ${Standing({ status, at })}
          <dl class="pairs beside">
            <dt>Entries in the tree</dt>
            <dd class="number" id="tree-size">${describeNumber(entries)}</dd>
            <dt>Entries waiting for a place</dt>
            <dd>
              <span class="number" id="pending">${describeNumber(pending.entries)}</span
              >${pending.oldest !== null && html`, the oldest since ${Instant({ at: pending.oldest })}`}
            </dd>
            <dt>Last checkpoint</dt>
            <dd>${newest ? Signed({ checkpoint: newest }) : say`none so far`}</dd>
            <dt>Last checkpoint cosigned by a witness</dt>
            <dd>${cosigned ? Signed({ checkpoint: cosigned }) : say`none so far`}</dd>
          </dl>
          ${
            newest &&
            html`<h2>The last checkpoint</h2>
              <p class="small">Root <code class="hash">${newest.root.toString('hex')}</code></p>
              <pre class="raw" tabindex="0" role="region" aria-label="The signed note">${cosignedNote(newest)}</pre>`
          }
          ${
            cosigned &&
            newest &&
            cosigned.size !== newest.size &&
            html`<h2>The last cosigned checkpoint</h2>
              <pre class="raw" tabindex="0" role="region" aria-label="The cosigned note">
${cosignedNote(cosigned)}</pre>`
          }
          ${
            successions.length > 0 &&
            html`<h2>Logs that ended</h2>
              <p>
                The operator began another log, because the database was restored to a state before what a witness had
                cosigned, or because another key signs. Each statement says why, which tree was the last, and how much
                of it is left.
              </p>
              ${successions.map(
                ({ number, statement, begunAt }) =>
                  html`<p class="small">Log ${describeNumber(number)}, begun ${Instant({ at: begunAt })}</p>
                    <pre class="raw" tabindex="0" role="region" aria-label=${say`Statement of log ${number}`}>
${statement}</pre>`,
              )}`
          }
          <h2>Public keys</h2>
          ${
            keys.length === 0
              ? html`<p class="soft">Nothing has been signed yet.</p>`
              : DataTable({
                  caption: say`Keys that have signed`,
                  rows: keys,
                  columns: [
                    {
                      heading: say`Owner`,
                      cell: ({ role }: Key) => (role === 'log' ? say`the ledger’s` : say`a witness’s`),
                    },
                    {
                      heading: say`Key`,
                      cell: ({ verifierKey }: Key) => html`<code class="hash">${verifierKey}</code>`,
                    },
                    { heading: say`Since`, cell: ({ addedAt }: Key) => Instant({ at: addedAt }) },
                  ],
                })
          }
          <h2>How to check it yourself</h2>
          <ol>
            <li>Store the note of a checkpoint where this program cannot reach it.</li>
            <li>Ask the witness itself for its key. Do not rely on the key above, which comes from this program.</li>
            <li>Download the evidence of a case: the link is on every entry’s page.</li>
            <li>
              Run <code>npm run verify -- evidence.json --witness-key …</code> on your own machine. It needs neither a
              network nor a key from this program. Pass the checkpoint that you stored with <code>--earlier</code>.
            </li>
          </ol>
        `,
      };
    },
  });

type Key = LedgerStatus['keys'][number];

/** How long the newest tree may go without a cosignature before the page warns about the witness. */
const PATIENCE_MILLISECONDS = 5 * 60_000;

function Standing({ status: { entries, newest, cosigned }, at }: { status: LedgerStatus; at: string }) {
  if (!newest)
    return Banner({
      tone: 'care',
      title: say`Nothing has been signed yet`,
      children: html`
        <p>
          ${describeNumber(entries)} entries have a place. Each entry’s page shows the leaf hash that is committed to.
        </p>
      `,
    });
  if (cosigned?.size === newest.size)
    return Banner({ tone: 'good', title: say`The witness has cosigned the newest checkpoint` });
  const late = Date.parse(at) - Date.parse(newest.signedAt) > PATIENCE_MILLISECONDS;
  const since = cosigned
    ? say`The last checkpoint that it cosigned has ${describeNumber(cosigned.size)} entries.`
    : say`It has not cosigned any checkpoint.`;
  return Banner({
    tone: late ? 'bad' : 'care',
    title: late
      ? say`The witness does not answer, or refuses to sign`
      : say`The newest checkpoint is waiting for the witness`,
    children: html`<p>Signed ${describeSpan(newest.signedAt, at)} ago. ${since}</p>`,
  });
}

const Signed = ({ checkpoint }: { checkpoint: CosignedCheckpoint }) =>
  html`${describeNumber(checkpoint.size)} entries, signed
  ${Instant({ at: checkpoint.signedAt })}${checkpoint.cosignatures.map(
    ({ witness, at }) => html`, cosigned by ${witness} ${Instant({ at })}`,
  )}`;
