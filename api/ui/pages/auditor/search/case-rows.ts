import type { CaseListRow } from '#db/case-list.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import { caseAddress } from '../addresses.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';

/** Cases that were found. */
export function CaseRows({ rows }: { rows: readonly CaseListRow[] }) {
  if (rows.length === 0) return html`<p class="soft">No cases match.</p>`;
  return DataTable({
    caption: 'Cases found',
    rows,
    columns: [
      {
        heading: 'Case',
        cell: ({ caseId, externalRef }: CaseListRow) =>
          html`<a href=${caseAddress(caseId)}><bdi>${externalRef}</bdi></a>`,
      },
      { heading: 'Policy', cell: ({ policyKey, policyVersion }: CaseListRow) => `${policyKey} v${policyVersion}` },
      { heading: 'Phase', cell: ({ phase }: CaseListRow) => PHASE_NAMES[phase] },
      {
        heading: 'Outcome',
        cell: ({ outcome, adverse }: CaseListRow) =>
          html`${outcome === null ? '–' : nameOutcome(outcome)}
          ${adverse === true && html`<span class="tag care">adverse</span>`}`,
      },
      { heading: 'Arrived', cell: ({ receivedAt }: CaseListRow) => Moment({ at: receivedAt }) },
    ],
  });
}
