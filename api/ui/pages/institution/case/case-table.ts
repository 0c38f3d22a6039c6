import type { z } from 'zod';
import type { CaseSummary } from '#api/views/institution/case-view.ts';
import { html } from '#api/ui/html.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';

/** Cases in a list: the phase of each, and its outcome once it has one. */
export function CaseTable({
  cases,
  isOfDocket = false,
}: {
  cases: readonly z.infer<typeof CaseSummary>[];
  isOfDocket?: boolean;
}) {
  if (cases.length === 0) return html`<p class="soft">No cases match.</p>`;
  return html`<table class="stacks">
    <caption>
      Newest first
    </caption>
    <thead>
      <tr>
        <th scope="col">Reference</th>
        ${!isOfDocket && html`<th scope="col">Policy</th>`}
        <th scope="col">Received</th>
        <th scope="col">Phase</th>
        <th scope="col">Outcome</th>
      </tr>
    </thead>
    <tbody>
      ${cases.map(
        ({ id, externalRef, policy, policyVersion, receivedAt, phase, outcome, adverse, windowEndsAt }) =>
          html`<tr>
            <th scope="row">
              <a href=${`/cases/${id}`}><bdi>${externalRef}</bdi></a>
            </th>
            ${!isOfDocket && html`<td data-label="Policy">${policy} <span class="soft">v${String(policyVersion)}</span></td>`}
            <td data-label="Received">${Moment({ at: receivedAt })}</td>
            <td data-label="Phase">
              ${PHASE_NAMES[phase]}
              ${
                phase === 'appealWindow' &&
                windowEndsAt !== null &&
                html` <span class="small soft">until ${Moment({ at: windowEndsAt })}</span>`
              }
            </td>
            <td data-label="Outcome">
              ${outcome === undefined ? html`<span class="soft">none yet</span>` : nameOutcome(outcome)}
              ${adverse === true && html` <span class="tag care">adverse</span>`}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
