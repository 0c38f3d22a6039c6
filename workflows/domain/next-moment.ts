import { claimsUntil } from './appeal-window.ts';
import type { CommandOf } from './command.ts';
import { nextDeadline, type Deadline } from './deadline.ts';
import { nextArrival } from './letter.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';

/** A command that the engine gives at a deadline, and when; it lacks only fresh ids and seeds. */
export type DueCommand =
  | { at: string; command: Deadline['command'] }
  | { at: string; command: Pick<CommandOf<'decideUncontested'>, 'type'> }
  | { at: string; command: Pick<CommandOf<'countLetterArrived'>, 'type' | 'noticeId'> };

/**
 * The next deadline of a case that is, or was, with people, or has a letter on its way; `null` while there is none.
 *
 * A case whose claims were all withdrawn, or whose window opened outside its docket, ends by its score once its window has ended,
 * even if its docket has nothing else left to wait for.
 */
export function nextMoment(policy: Policy, state: CaseState): DueCommand | null {
  const letter = nextArrival(state.letters);
  const next = nextOfWindow(policy, state);
  if (!letter || state.phase === 'withdrawn' || (next && next.at <= letter.arrivesAt)) return next;
  return { at: letter.arrivesAt, command: { type: 'countLetterArrived', noticeId: letter.noticeId } };
}

function nextOfWindow(policy: Policy, state: CaseState): DueCommand | null {
  // Its score decides how it goes on, and brings the next look.
  if (state.phase === 'appealWindow' && state.scoringAgain) return null;
  const until = claimsUntil(policy, state);
  if (state.phase === 'appealWindow' && (state.hearing || state.leftDocket) && until !== null)
    return { at: until, command: { type: 'decideUncontested' } };
  return nextDeadline(policy, state);
}
