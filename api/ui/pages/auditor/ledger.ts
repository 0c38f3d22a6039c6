import { readLedgerStatus, type LedgerStatus } from '#db/audit/ledger-status.ts';
import { cosignedNote, type CosignedCheckpoint } from '#db/ledger/checkpoints.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '#api/principal.ts';
import { html } from '../../html.ts';
import { Banner } from '../../parts/banner.ts';
import { DataTable } from '../../parts/data-table.ts';
import { Instant } from '../../parts/instant.ts';
import type { RegisterPage } from '../../register-page.ts';
import { staffPage } from '../../staff-route.ts';
import { describeNumber, describeSpan } from '#api/figures-in-words.ts';

/** How the institution's ledger stands: what is in it, what is signed and by whom, what waits, and how to check it. */
export const ledgerPage: RegisterPage = (app, ui) =>
  staffPage(app, ui, {
    path: '/audit/ledger',
    action: 'audit',
    async show({ staff }) {
      const { auditDatabase, clock } = ui.dependencies;
      const { status, at } = await inTransaction(auditDatabase, scopeOf(staff), async (transaction) => ({
        status: await readLedgerStatus(transaction, staff.institutionId),
        at: await clock(transaction),
      }));
      const { entries, pending, newest, cosigned, keys } = status;
      return {
        title: 'Ledger',
        styles: ['audit'],
        body: html`
          <p>
            Every entry of every trail gets a place in one tree of hashes. Whoever keeps a signed checkpoint can prove
            later that nothing before it was changed or taken out.
          </p>
          ${Standing({ status, at })}
          <dl class="pairs beside">
            <dt>Entries in the tree</dt>
            <dd class="number" id="tree-size">${describeNumber(entries)}</dd>
            <dt>Entries that wait for a place</dt>
            <dd>
              <span class="number" id="pending">${describeNumber(pending.entries)}</span
              >${pending.oldest !== null && html`, the oldest since ${Instant({ at: pending.oldest })}`}
            </dd>
            <dt>Last checkpoint</dt>
            <dd>${newest ? Signed({ checkpoint: newest }) : 'none yet'}</dd>
            <dt>Last one that a witness cosigned</dt>
            <dd>${cosigned ? Signed({ checkpoint: cosigned }) : 'none yet'}</dd>
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
          <h2>Public keys</h2>
          ${
            keys.length === 0
              ? html`<p class="soft">Nothing has been signed yet.</p>`
              : DataTable({
                  caption: 'Keys that have signed',
                  rows: keys,
                  columns: [
                    { heading: 'Whose', cell: ({ role }: Key) => (role === 'log' ? 'the ledger’s' : 'a witness’s') },
                    { heading: 'Key', cell: ({ verifierKey }: Key) => html`<code class="hash">${verifierKey}</code>` },
                    { heading: 'Since', cell: ({ addedAt }: Key) => Instant({ at: addedAt }) },
                  ],
                })
          }
          <h2>How to check it yourself</h2>
          <ol>
            <li>Keep the note of a checkpoint somewhere that this program cannot reach.</li>
            <li>Ask the witness itself for its key. The one above is what this program says it is.</li>
            <li>Download the evidence of a case: the link is on every entry’s page.</li>
            <li>
              Run <code>npm run verify -- evidence.json --witness-key …</code> on a machine of your own. It needs no
              network and no key of ours, and with <code>--earlier</code> the checkpoint you kept.
            </li>
          </ol>
        `,
      };
    },
  });

type Key = LedgerStatus['keys'][number];

/** After so long without a cosignature on the newest tree, something is wrong with the witness. */
const PATIENCE_MILLISECONDS = 5 * 60_000;

function Standing({ status: { entries, newest, cosigned }, at }: { status: LedgerStatus; at: string }) {
  if (!newest)
    return Banner({
      tone: 'care',
      title: 'Nothing is signed yet',
      children: html`
        <p>
          ${describeNumber(entries)} entries have a place. What is committed to is their leaf hashes, on every entry’s
          page.
        </p>
      `,
    });
  if (cosigned?.size === newest.size)
    return Banner({ tone: 'good', title: 'The witness has cosigned the newest checkpoint' });
  const late = Date.parse(at) - Date.parse(newest.signedAt) > PATIENCE_MILLISECONDS;
  const since = cosigned
    ? `The last one it cosigned has ${describeNumber(cosigned.size)} entries.`
    : 'It has cosigned none.';
  return Banner({
    tone: late ? 'bad' : 'care',
    title: late ? 'The witness is silent, or refuses' : 'The newest checkpoint waits for the witness',
    children: html`<p>Signed ${describeSpan(newest.signedAt, at)} ago. ${since}</p>`,
  });
}

const Signed = ({ checkpoint }: { checkpoint: CosignedCheckpoint }) =>
  html`${describeNumber(checkpoint.size)} entries, signed
  ${Instant({ at: checkpoint.signedAt })}${checkpoint.cosignatures.map(
    ({ witness, at }) => html`, cosigned by ${witness} ${Instant({ at })}`,
  )}`;
