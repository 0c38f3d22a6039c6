import type { CaseListRow } from '../../../../../db/case-list.ts';
import { html } from '../../../html.ts';
import { DataTable } from '../../../parts/data-table.ts';
import { Moment } from '../../../parts/moment.ts';
import { caseAddress } from '../addresses.ts';
import { describePhase } from '../phases.ts';

/** Cases that were found. */
export function CaseRows({ rows }: { rows: readonly CaseListRow[] }) {
  if (rows.length === 0) return html`<p class="soft">No case fits.</p>`;
  return html`<${DataTable}
    caption="Cases found"
    rows=${rows}
    columns=${[
      {
        heading: 'Case',
        cell: ({ caseId, externalRef }: CaseListRow) => html`<a href=${caseAddress(caseId)}>${externalRef}</a>`,
      },
      { heading: 'Policy', cell: ({ policyKey, policyVersion }: CaseListRow) => `${policyKey} v${policyVersion}` },
      { heading: 'Stands', cell: ({ phase }: CaseListRow) => describePhase(phase) },
      {
        heading: 'Outcome',
        cell: ({ outcome, adverse }: CaseListRow) =>
          html`${outcome ?? '–'} ${adverse === true && html`<span class="tag care">adverse</span>`}`,
      },
      { heading: 'Arrived', cell: ({ receivedAt }: CaseListRow) => html`<${Moment} at=${receivedAt} />` },
    ]}
  />`;
}
