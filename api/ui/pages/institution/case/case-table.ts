import type { z } from 'zod';
import type { CaseSummary } from '#api/views/institution/case-view.ts';
import { html } from '#api/ui/html.ts';
import { DataTable, type Column } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import { outcomeNamesOf } from '#api/ui/outcome-names.ts';
import { titlesOfPolicies } from '#api/ui/policies-in.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';
import { say } from '#api/ui/say.ts';

type ListedCase = z.infer<typeof CaseSummary>;

/** Cases in a list: the phase of each, and its outcome once it has one. */
export function CaseTable({
  cases,
  policies,
  isOfDocket = false,
}: {
  cases: readonly ListedCase[];
  policies: readonly StoredPolicy[];
  isOfDocket?: boolean;
}) {
  if (cases.length === 0) return html`<p class="soft">No cases match.</p>`;
  const nameOutcome = outcomeNamesOf(policies);
  return DataTable({
    caption: say`Cases, newest first`,
    isCaptionShown: true,
    stacks: true,
    rows: cases,
    columns: [
      {
        heading: say`Reference`,
        cell: ({ id, externalRef }) => html`<a href=${`/cases/${id}`}><bdi>${externalRef}</bdi></a>`,
      },
      ...(isOfDocket ? [] : [policyColumn(titlesOfPolicies(policies))]),
      { heading: say`Received`, cell: ({ receivedAt }) => Moment({ at: receivedAt }) },
      {
        heading: say`Phase`,
        cell: ({ phase, windowEndsAt }) =>
          html`${PHASE_NAMES[phase]}
          ${
            phase === 'appealWindow' &&
            windowEndsAt !== null &&
            html` <span class="small soft">until ${Moment({ at: windowEndsAt })}</span>`
          }`,
      },
      {
        heading: say`Outcome`,
        cell: ({ policy, outcome, adverse }) =>
          html`${outcome === undefined ? html`<span class="soft">none yet</span>` : nameOutcome(policy, outcome)}
          ${adverse === true && html` <span class="tag care">adverse</span>`}`,
      },
    ],
  });
}

/** The policy of each row by its title, with its version. */
export const policyColumn = <Row extends { policy: string; policyVersion: number }>(
  titles: ReadonlyMap<string, string>,
): Column<Row> => ({
  heading: say`Policy`,
  cell: ({ policy, policyVersion }) =>
    html`${titles.get(policy) ?? policy} <span class="soft">v${String(policyVersion)}</span>`,
});
