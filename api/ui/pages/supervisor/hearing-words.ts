import type { EscalationCause } from '#db/staffing/overseen-hearing.ts';
import type { HearingListRow } from '#db/staffing/hearing-list.ts';
import { html } from '../../html.ts';
import type { Column } from '../../parts/data-table.ts';
import { say, type Phrase } from '../../say.ts';
import type { NameOf } from '../../ui.ts';

/** A hearing by its matter and the end of its id, as a link to what a supervisor can do about it. */
export function HearingLink({ caseId, matter }: { caseId: string; matter: string }) {
  return html`<a href=${addressOf(caseId)}>${matter} <span class="nowrap">…${caseId.slice(-6)}</span></a>`;
}

/** The column of a list of hearings that leads to each. */
export const matterColumn = (titles: ReadonlyMap<string, string>): Column<HearingListRow> => ({
  heading: say`Matter`,
  cell: ({ caseId, policy }) => HearingLink({ caseId, matter: titles.get(policy.key) ?? policy.key }),
});

export const addressOf = (caseId: string): string => `/supervision/hearings/${caseId}`;

export const CAUSES: Record<EscalationCause, Phrase> = {
  nobodyMayTake: say`no registered judge may take it`,
  requested: say`escalated by a supervisor`,
  hearing: say`escalated in the course of the hearing`,
};

/** What judges and supervisors are called. */
export const ROLE_NAMES: Record<HearingListRow['seeking'], Phrase> = {
  judge: say`judge`,
  supervisor: say`supervisor`,
};

/** Where an open hearing stands: with a person, or what it waits for. */
export function describeHolder(
  {
    holderId,
    awaitsSignature,
    seeking,
  }: { holderId: string | null; awaitsSignature: boolean; seeking: HearingListRow['seeking'] },
  ownId: string,
  nameOf: NameOf,
): Phrase {
  if (awaitsSignature) return say`awaiting a signature`;
  if (holderId === null) return seeking === 'judge' ? say`waiting for a judge` : say`waiting for a supervisor`;
  return holderId === ownId ? say`with you` : say`with ${nameOf(holderId)}`;
}
