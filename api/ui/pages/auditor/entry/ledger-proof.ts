import type { EntryProof } from '#api/views/auditor/prove-entry.ts';
import { html } from '#api/ui/html.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { caseAddress } from '../addresses.ts';
import { say } from '#api/ui/say.ts';

/** Where an entry stands in the ledger, and the proof of it. */
export function LedgerProof({
  caseId,
  index,
  proof,
}: {
  caseId: string;
  index: number | null;
  proof: EntryProof | null;
}) {
  return html`<section aria-labelledby="ledger">
    <h2 id="ledger">In the ledger</h2>
    ${
      index === null
        ? html`<p>
            The entry is waiting for its place. <a href="/audit/ledger">The ledger</a> shows how many entries are
            waiting, and since when.
          </p>`
        : !proof
          ? html`<p>The entry has index ${describeNumber(index)} and is waiting for the next signed checkpoint.</p>`
          : html`<p>
                The entry has index ${describeNumber(index)} in the signed tree of ${describeNumber(proof.size)}
                entries.
                ${
                  proof.witnesses.length === 0
                    ? say`No witness has cosigned it yet.`
                    : say`It is cosigned by ${proof.witnesses.join(', ')}.`
                }
              </p>
              <details>
                <summary>
                  The inclusion proof: ${describeNumber(proof.proof.length)} hashes from the leaf to the root
                </summary>
                <ol class="small">
                  ${proof.proof.map((hash) => html`<li><code class="hash">${hash}</code></li>`)}
                </ol>
                <p class="small">Root <code class="hash">${proof.root}</code></p>
                <pre class="raw" tabindex="0" role="region" aria-label="The signed checkpoint">${proof.checkpoint}</pre>
              </details>`
    }
    <p><a href=${caseAddress(caseId, '/evidence')} download>Download the case’s evidence, to check it offline</a></p>
  </section>`;
}
