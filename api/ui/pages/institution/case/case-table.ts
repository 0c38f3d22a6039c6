import type { z } from 'zod';
import type { CaseSummary } from '#api/views/institution/case-view.ts';
import { html } from '#api/ui/html.ts';
import { DataTable, type Column } from '#api/ui/parts/data-table.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import type { OutcomeNames } from '#api/ui/outcome-names.ts';
import { PHASE_NAMES } from '#api/ui/phases.ts';
import { say } from '#api/ui/say.ts';

type ListedCase = z.infer<typeof CaseSummary>;

/** Cases in a list: the phase of each, and its outcome once it has one. */
export function CaseTable({
  cases,
  nameOutcome,
  isOfDocket = false,
}: {
  cases: readonly ListedCase[];
  nameOutcome: OutcomeNames;
  isOfDocket?: boolean;
}) {
  if (cases.length === 0) return html`<p class="soft">No cases match.</p>`;
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
      ...(isOfDocket ? [] : [POLICY]),
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

const POLICY: Column<ListedCase> = {
  heading: say`Policy`,
  cell: ({ policy, policyVersion }) => html`${policy} <span class="soft">v${String(policyVersion)}</span>`,
};
