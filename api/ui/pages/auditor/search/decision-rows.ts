import type { AuditedDecision } from '#db/audit/decision-list.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { outcomeNamesOf } from '#api/ui/outcome-names.ts';
import { titlesOfPolicies } from '#api/ui/policies-in.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { caseAddress } from '../addresses.ts';
import { METHODS } from '#api/views/auditor/event-words.ts';
import { listOf, say } from '#api/ui/say.ts';

/** Decisions that were found. */
export function DecisionRows({
  rows,
  policies,
  nameOf,
}: {
  rows: readonly AuditedDecision[];
  policies: readonly StoredPolicy[];
  nameOf: NameOf;
}) {
  if (rows.length === 0) return html`<p class="soft">No decisions match.</p>`;
  const nameOutcome = outcomeNamesOf(policies);
  const titles = titlesOfPolicies(policies);
  return DataTable({
    caption: say`Decisions found`,
    rows,
    columns: [
      {
        heading: say`Case`,
        cell: ({ caseId, externalRef }: AuditedDecision) =>
          html`<a href=${caseAddress(caseId)}><bdi>${externalRef}</bdi></a>`,
      },
      {
        heading: say`Policy`,
        cell: ({ policyKey, policyVersion }: AuditedDecision) =>
          `${titles.get(policyKey) ?? policyKey} v${policyVersion}`,
      },
      {
        heading: say`Outcome`,
        cell: ({ policyKey, outcome, adverse, provisionalOutcome, inForce }: AuditedDecision) =>
          html`${nameOutcome(policyKey, outcome)} ${adverse && html`<span class="tag care">adverse</span>`}
          ${
            provisionalOutcome !== null &&
            provisionalOutcome !== outcome &&
            html`<span class="small soft">(by the score: ${nameOutcome(policyKey, provisionalOutcome)})</span>`
          }
          ${!inForce && html`<span class="tag">superseded</span>`}`,
      },
      {
        heading: say`By`,
        cell: ({ actor, signedBy, route }: AuditedDecision) =>
          html`${route === 'uncontested' ? say`uncontested` : nameOf(actor.id)}
          ${signedBy !== null && html`<span class="small soft">signed by ${nameOf(signedBy)}</span>`}`,
      },
      {
        heading: say`Rests on`,
        cell: ({ contributions }: AuditedDecision) =>
          listOf([...new Set(contributions.map(({ method }) => method))].map((method) => METHODS[method])),
      },
      { heading: say`When`, cell: ({ decidedAt }: AuditedDecision) => Moment({ at: decidedAt }) },
    ],
  });
}
