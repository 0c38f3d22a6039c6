import type { EscalationCause } from '#db/staffing/overseen-hearing.ts';
import type { HearingListRow } from '#db/hearing-list.ts';
import { html } from '../../html.ts';
import type { Column } from '../../parts/data-table.ts';

/** A hearing by its matter and the end of its id, as a link to what a supervisor can do about it. */
export function HearingLink({ caseId, matter }: { caseId: string; matter: string }) {
  return html`<a href=${addressOf(caseId)}>${matter} <span class="nowrap">…${caseId.slice(-6)}</span></a>`;
}

/** The column of a list of hearings that leads to each. */
export const matterColumn = (titles: ReadonlyMap<string, string>): Column<HearingListRow> => ({
  heading: 'Matter',
  cell: ({ caseId, policy }) => HearingLink({ caseId, matter: titles.get(policy.key) ?? policy.key }),
});

export const addressOf = (caseId: string): string => `/supervision/hearings/${caseId}`;

export const CAUSES: Record<EscalationCause, string> = {
  nobodyMayTake: 'no registered judge may take it',
  requested: 'escalated by a supervisor',
  hearing: 'escalated in the course of the hearing',
};
