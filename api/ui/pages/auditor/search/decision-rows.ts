import type { AuditedDecision } from '#db/audit/decision-list.ts';
import { titlesOf, type StoredPolicy } from '#db/policies.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { nameOutcome } from '#api/ui/outcome-name.ts';
import type { NameOf } from '#api/ui/ui.ts';
import { caseAddress } from '../addresses.ts';

const METHOD_NAMES = { correlational: 'correlation', theoryBased: 'theory', empathy: 'empathy' } as const;

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
  const titles = titlesOf(policies.map(({ key, document: { title } }) => ({ key, title })));
  return DataTable({
    caption: 'Decisions found',
    rows,
    columns: [
      {
        heading: 'Case',
        cell: ({ caseId, externalRef }: AuditedDecision) =>
          html`<a href=${caseAddress(caseId)}><bdi>${externalRef}</bdi></a>`,
      },
      {
        heading: 'Policy',
        cell: ({ policyKey, policyVersion }: AuditedDecision) =>
          `${titles.get(policyKey) ?? policyKey} v${policyVersion}`,
      },
      {
        heading: 'Outcome',
        cell: ({ outcome, adverse, provisionalOutcome, inForce }: AuditedDecision) =>
          html`${nameOutcome(outcome)} ${adverse && html` <span class="tag care">adverse</span>`}
          ${
            provisionalOutcome !== null &&
            provisionalOutcome !== outcome &&
            html` <span class="small soft">(by the score: ${nameOutcome(provisionalOutcome)})</span>`
          }
          ${!inForce && html` <span class="tag">superseded</span>`}`,
      },
      {
        heading: 'By',
        cell: ({ actor, signedBy, route }: AuditedDecision) =>
          html`${route === 'uncontested' ? 'uncontested' : nameOf(actor.id)}
          ${signedBy !== null && html` <span class="small soft">signed by ${nameOf(signedBy)}</span>`}`,
      },
      {
        heading: 'Rests on',
        cell: ({ contributions }: AuditedDecision) =>
          [...new Set(contributions.map(({ method }) => METHOD_NAMES[method]))].join(', '),
      },
      { heading: 'When', cell: ({ decidedAt }: AuditedDecision) => Moment({ at: decidedAt }) },
    ],
  });
}
