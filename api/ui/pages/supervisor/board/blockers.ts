import type { HearingListRow } from '#db/staffing/hearing-list.ts';
import type { BoardFacts } from '#db/staffing/board.ts';
import type { Candidate } from '#db/staffing/stuck-hearings.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { caseAddressOf } from '../case-words.ts';
import { addressOf } from '../hearing-words.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What holds a hearing up, and what a supervisor can do about it. */
interface Blocker {
  why: Phrase;
  todo: Markup;
}

const UNREACHED = {
  bounced: say`what was sent to the subject came back`,
  undeliverable: say`no notice could be delivered to the subject`,
  unknown: say`the subject has not been reached`,
};

/** Everything that holds a hearing up, the gravest first; empty while it runs its course. */
export function findBlockers(
  row: HearingListRow,
  facts: BoardFacts | undefined,
  candidates: readonly Candidate[],
  at: string,
): Blocker[] {
  const hearing = (words: Phrase) => html`<a href=${addressOf(row.caseId)}>${words}</a>`;
  const desk = (words: Phrase) => html`<a href=${caseAddressOf(row.caseId)}>${words}</a>`;
  const isWaiting = row.holderId === null && row.status !== 'awaitingSignature';
  const able = candidates.filter(({ role, obstacles }) => role === row.seeking && obstacles.length === 0);
  const found: Blocker[] = [];
  if (facts?.legalDeadline != null && facts.legalDeadline < at)
    found.push({ why: say`its legal deadline has passed`, todo: hearing(say`Assign it`) });
  if (isWaiting && candidates.length > 0 && able.length === 0)
    found.push({
      why: row.seeking === 'judge' ? say`no judge is available` : say`no supervisor is available`,
      todo: hearing(say`See why`),
    });
  if (facts?.unreached != null) found.push({ why: UNREACHED[facts.unreached], todo: desk(say`Correct the contact`) });
  if (facts?.hasObjection)
    found.push({ why: say`an objection to the judge is not answered`, todo: desk(say`Answer it`) });
  if (facts?.hasLateClaim) found.push({ why: say`a late claim waits`, todo: desk(say`Admit or decline it`) });
  if (row.seeking === 'supervisor' && isWaiting)
    found.push({ why: say`it is escalated to a supervisor`, todo: hearing(say`Take or assign it`) });
  if (row.status === 'awaitingSignature')
    found.push({ why: say`a decision waits for a signature`, todo: hearing(say`See who may sign`) });
  if (row.dueAt < at) found.push({ why: say`it is overdue`, todo: hearing(say`Reassign it`) });
  return found;
}
