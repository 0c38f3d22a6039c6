import type { HearingListRow } from '#db/hearing-list.ts';
import type { BoardFacts } from '#db/staffing/board.ts';
import type { Candidate } from '#db/staffing/stuck-hearings.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { caseAddressOf } from '../case-words.ts';
import { addressOf } from '../hearing-words.ts';

/** What holds a hearing up, and what a supervisor can do about it. */
interface HoldUp {
  why: string;
  todo: Markup;
}

const UNREACHED = {
  bounced: 'what was sent to the subject came back',
  undeliverable: 'no notice could be delivered to the subject',
  unknown: 'the subject has not been reached',
};

/** Everything that holds a hearing up, the gravest first; empty while it runs its course. */
export function holdUpsOf(
  row: HearingListRow,
  facts: BoardFacts | undefined,
  candidates: readonly Candidate[],
  at: string,
): HoldUp[] {
  const hearing = (words: string) => html`<a href=${addressOf(row.caseId)}>${words}</a>`;
  const desk = (words: string) => html`<a href=${caseAddressOf(row.caseId)}>${words}</a>`;
  const isWaiting = row.holderId === null && row.status !== 'awaitingSignature';
  const able = candidates.filter(({ role, obstacles }) => role === row.seeking && obstacles.length === 0);
  const found: HoldUp[] = [];
  if (facts?.legalDeadline != null && facts.legalDeadline < at)
    found.push({ why: 'its time by law has passed', todo: hearing('Assign it') });
  if (isWaiting && candidates.length > 0 && able.length === 0)
    found.push({ why: `no ${row.seeking} is available`, todo: hearing('See why') });
  if (facts?.unreached != null) found.push({ why: UNREACHED[facts.unreached], todo: desk('Correct the contact') });
  if (facts?.hasObjection) found.push({ why: 'an objection to the judge is not answered', todo: desk('Answer it') });
  if (facts?.hasLateClaim) found.push({ why: 'a late claim waits', todo: desk('Admit or decline it') });
  if (row.seeking === 'supervisor' && isWaiting)
    found.push({ why: 'it is escalated to a supervisor', todo: hearing('Take or assign it') });
  if (row.status === 'awaitingSignature')
    found.push({ why: 'a decision waits for a signature', todo: hearing('See who may sign') });
  if (row.dueAt < at) found.push({ why: 'it is overdue', todo: hearing('Reassign it') });
  return found;
}
