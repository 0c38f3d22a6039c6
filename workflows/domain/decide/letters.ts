import type { CaseEvent } from '../event.ts';
import { arrivalOf, unlikelyDay } from '../letter.ts';
import { reachBy } from './intake.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/** A notice to a subject without a mail address is prepared as a letter, which waits for the institution. */
export function prepareLetter({ state, command }: Given<'prepareLetter'>): Decided {
  const { type: _, ...prepared } = command;
  const isFirst = prepared.about === 'provisionalOutcome';
  if (state.phase === 'received' || (isFirst && state.phase !== 'scored'))
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  return accept([{ type: 'letterPrepared', ...prepared }]);
}

/**
 * The institution says on which day a letter was posted, or was collected and signed for. Who signed was reached; a letter that
 * was posted reaches its subject once the policy's days have passed.
 */
export function handOverLetter({ policy, state, command, at }: Given<'handOverLetter'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  const letter = state.letters?.find(({ noticeId }) => noticeId === command.noticeId);
  if (!letter) return refuse('letterUnknown');
  if (letter.arrivesAt !== undefined) return refuse('alreadyGiven', `it counts as arrived at ${letter.arrivesAt}`);
  const unlikely = unlikelyDay(policy, letter, command.on, at);
  if (unlikely !== null) return refuse('dayUnlikely', unlikely);
  const { noticeId, about, way } = letter;
  const awaitsArrival = way === 'post' && !state.notified && state.phase !== 'withdrawn';
  const arrival = arrivalOf(policy, command.on);
  const handedOver: CaseEvent = {
    type: 'letterHandedOver',
    noticeId,
    about,
    way,
    on: command.on,
    arrivesAt: awaitsArrival ? (arrival > at ? arrival : at) : null,
  };
  // The letter went out although the case was withdrawn: its subject has been told of a case, and has to hear that it ended.
  if (state.phase === 'withdrawn')
    return accept([handedOver], about === 'provisionalOutcome' ? [{ type: 'notifySubject', about: 'withdrawal' }] : []);
  if (way === 'post' || state.notified) return accept([handedOver]);
  const reached = reachBy(policy, state, { by: 'pickUp', noticeId }, command.seed, at);
  return accept([handedOver, ...reached.events], reached.effects);
}

/** The policy's days since a letter was posted have passed, and it has not come back: its subject counts as reached. */
export function countLetterArrived({ policy, state, command, at }: Given<'countLetterArrived'>): Decided {
  const { noticeId, seed } = command;
  const arrivesAt = state.letters?.find((each) => each.noticeId === noticeId)?.arrivesAt;
  if (arrivesAt === undefined) return refuse('letterUnknown');
  if (at < arrivesAt) return refuse('notDue', `it counts as arrived at ${arrivesAt}`);
  const { events, effects } = reachBy(policy, state, { by: 'letter', noticeId }, seed, at);
  return accept(events, effects);
}
