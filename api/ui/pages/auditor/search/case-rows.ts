import type { CaseListRow } from '#db/case-list.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { outcomeNamesOf } from '#api/ui/outcome-names.ts';
import { caseAddress } from '../addresses.ts';
import { titlesOfPolicies } from '#api/ui/policies-in.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';
import { say } from '#api/ui/say.ts';

/** Cases that were found. */
export function CaseRows({ rows, policies }: { rows: readonly CaseListRow[]; policies: readonly StoredPolicy[] }) {
  if (rows.length === 0) return html`<p class="soft">No cases match.</p>`;
  const nameOutcome = outcomeNamesOf(policies);
  const titles = titlesOfPolicies(policies);
  return DataTable({
    caption: say`Cases found`,
    rows,
    columns: [
      {
        heading: say`Case`,
        cell: ({ caseId, externalRef }: CaseListRow) =>
          html`<a href=${caseAddress(caseId)}><bdi>${externalRef}</bdi></a>`,
      },
      {
        heading: say`Policy`,
        cell: ({ policyKey, policyVersion }: CaseListRow) => `${titles.get(policyKey) ?? policyKey} v${policyVersion}`,
      },
      { heading: say`Phase`, cell: ({ phase }: CaseListRow) => PHASE_NAMES[phase] },
      {
        heading: say`Outcome`,
        cell: ({ policyKey, outcome, adverse }: CaseListRow) =>
          html`${outcome === null ? '–' : nameOutcome(policyKey, outcome)}
          ${adverse === true && html`<span class="tag care">adverse</span>`}`,
      },
      { heading: say`Arrived`, cell: ({ receivedAt }: CaseListRow) => Moment({ at: receivedAt }) },
    ],
  });
}
