import type { CommandOf, CommandType, Instruction } from '../command.ts';
import { addMilliseconds } from '../duration.ts';
import type { CaseEvent, Ground } from '../event.ts';
import { scorerOf } from '../event.ts';
import { awaitsSubject, claimsUntil, endIfReached } from '../appeal-window.ts';
import { provisionalOutcome, windowRules, type Policy } from '../policy.ts';
import { awaitsScore, type CaseState, openClaims } from '../state.ts';
import type { Hearing } from '../hearing.ts';
import { endOfItsDay, endOfTerm, usualMilliseconds } from '../term.ts';
import { accept, refuse, type Decided, type Effect, type Given } from './result.ts';

export function receive(policy: Policy, command: CommandOf<'receive'>, instruction: Instruction): Decided {
  const { type: _, receivedAt: given, completedAt: complete, ...received } = command;
  const receivedAt = new Date(given ?? instruction.at).toISOString();
  if (receivedAt > instruction.at) return refuse('receivedLater');
  const completedAt = complete === undefined ? undefined : new Date(complete).toISOString();
  if (completedAt !== undefined && (completedAt < receivedAt || completedAt > instruction.at))
    return refuse('completedEarlier');
  // The clock that the policy's law sets runs from receipt where nothing says when the case was complete.
  const from = policy.legalClock?.from === 'completedAt' ? (completedAt ?? receivedAt) : receivedAt;
  return accept([
    {
      type: 'caseReceived',
      institutionId: instruction.institutionId,
      ...received,
      ...(given !== undefined && { receivedAt }),
      ...(completedAt !== undefined && { completedAt }),
      // A term that the law sets an institution is not moved by the days on which that institution is closed.
      legalDeadline: policy.legalClock ? endOfTerm(policy, from, policy.legalClock.duration, false) : null,
    },
  ]);
}

export function recordScore({ policy, state, command, at }: Given<'recordScore'>): Decided {
  if (!awaitsScore(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { probability, adverse } = command.score;
  const outcome = provisionalOutcome(policy, probability);
  if (outcome.name !== command.score.provisionalOutcome || outcome.adverse !== adverse)
    return refuse('scoreInconsistent', `${probability} leads to ${outcome.name}`);
  const scored: CaseEvent = { type: 'scored', score: command.score };
  return state.scoringAgain ? tellOfCorrection(policy, state, [scored], at) : accept([scored]);
}

/** A case without a score has no provisional outcome, so it goes to a person. */
export function recordUnscored({ policy, state, command, at }: Given<'recordUnscored'>): Decided {
  if (!awaitsScore(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const unscored: CaseEvent = { type: 'unscored', reason: command.reason };
  if (!state.scoringAgain) return accept([unscored]);
  if (state.hearing?.grounds.includes('unscored')) return tellOfCorrection(policy, state, [unscored], at);
  if (command.seed === undefined) return refuse('wrongPhase', 'a hearing needs a seed');
  const told = tellOfCorrection(policy, state, [unscored], at);
  if (!told.accepted) return told;
  const opened = openHearing(policy, state, 'unscored', command.seed, at);
  return accept([...told.events, opened], [...told.effects, { type: 'startHearing' }]);
}

/** After a score on corrected facts the subject has the whole window again, even if the first one had closed. */
function tellOfCorrection(policy: Policy, state: CaseState, scoring: CaseEvent[], at: string): Decided {
  const { window, hearing } = state;
  const windowEndsAt = endOfTerm(windowRules(policy), at, policy.appealWindow.duration);
  const by = window ? Date.parse(windowEndsAt) - Date.parse(window.endsAt) : 0;
  const extended: CaseEvent[] =
    by > 0
      ? [
          {
            type: 'appealWindowExtended',
            windowEndsAt,
            reason: 'corrected',
            ...(state.phase === 'hearing' && hearing && { dueAt: laterDue(policy, state, hearing, by) }),
          },
        ]
      : [];
  return accept([...scoring, ...extended], [{ type: 'notifySubject', about: 'factsCorrected' }]);
}

/** Whether the policy gives this case an appeal window: always if its provisional outcome is not known yet. */
function hasAppealWindow(policy: Policy, state: CaseState): boolean {
  return policy.appealWindow.for === 'all' || state.score === null || state.score.adverse;
}

/**
 * Notes a notice on the trail. The first that reaches the subject opens the appeal window, and the hearing of a case without a
 * score; so does the first after a bounce.
 */
export function handOverNotice({ policy, state, command, at }: Given<'handOverNotice'>): Decided {
  const { noticeId, about, contentCommitment, reply, seed } = command;
  // The notice went out while the case was being withdrawn: its subject has been told of a case, and has to hear that it ended.
  const isOfWithdrawn = about === 'provisionalOutcome' && state.phase === 'withdrawn' && !state.notified;
  if (isOfWithdrawn && state.erasedAt === undefined)
    return accept(
      [{ type: 'noticeHandedOver', noticeId, about, contentCommitment, windowEndsAt: null }],
      [{ type: 'notifySubject', about: 'withdrawal' }],
    );
  if (state.phase === 'received' || (about === 'provisionalOutcome' && state.phase !== 'scored'))
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (about === 'provisionalOutcome' && state.notified)
    return refuse('alreadyGiven', 'the notice has already been handed over');
  const isAnswerable = state.phase !== 'scored' || hasAppealWindow(policy, state);
  const opened = awaitsSubject(state) && isAnswerable ? openWindow(policy, state, at) : noWindow(state);
  const handedOver: CaseEvent = {
    type: 'noticeHandedOver',
    noticeId,
    about,
    ...(reply !== null && { reply }),
    contentCommitment,
    ...opened,
  };
  const { events, effects } = openUnscored(policy, state, [handedOver], opened.windowEndsAt, seed, at);
  return accept(events, effects);
}

/** What a subject's act through a private link shows: they have been reached. Nothing where that is known, or a hearing has to open and no seed is given. */
export function reachByLink({ policy, state, command, at }: Given<CommandType>): CaseEvent[] {
  const seed = ('seed' in command ? command.seed : undefined) ?? '';
  if (!awaitsSubject(state) || (state.phase === 'scored' && !state.score && seed === '')) return [];
  return reachBy(policy, state, { by: 'link' }, seed, at).events;
}

/** The subject counts as reached, which opens their window, and the hearing of a case without a score. */
export function reachBy(
  policy: Policy,
  state: CaseState,
  how: { by: 'link' | 'letter' | 'pickUp'; noticeId?: string },
  seed: string,
  at: string,
): { events: CaseEvent[]; effects: Effect[] } {
  const opened = awaitsSubject(state) ? openWindow(policy, state, at) : noWindow(state);
  const reached: CaseEvent = { type: 'subjectReached', ...how, ...opened };
  return openUnscored(policy, state, [reached], opened.windowEndsAt, seed, at);
}

/** The window of a subject who is reached now: its end, and when an open hearing is due. */
function openWindow(policy: Policy, state: CaseState, at: string): { windowEndsAt: string; dueAt?: string } {
  const windowEndsAt = endIfReached(policy, state, at);
  if (state.phase !== 'hearing' || !state.hearing) return { windowEndsAt };
  const due = dueAfter(policy, state, windowEndsAt);
  return { windowEndsAt, dueAt: due > state.hearing.dueAt ? due : state.hearing.dueAt };
}

/** What reaches a subject opens no window for them; it is too late for one where their case was decided while nothing had reached them. */
const noWindow = ({ phase, notified, unreached }: CaseState): { windowEndsAt: null; tooLate?: true } => ({
  windowEndsAt: null,
  ...(phase === 'decided' && !notified && unreached && { tooLate: true }),
});

/** A case without a score is heard from the moment that its subject is reached. */
function openUnscored(
  policy: Policy,
  state: CaseState,
  events: CaseEvent[],
  windowEndsAt: string | null,
  seed: string,
  at: string,
): { events: CaseEvent[]; effects: Effect[] } {
  if (state.phase !== 'scored' || state.score) return { events, effects: [] };
  const window = windowEndsAt === null ? null : { endsAt: windowEndsAt, closed: false };
  return {
    events: [...events, openHearing(policy, { ...state, window }, 'unscored', seed, at)],
    effects: [{ type: 'startHearing' }],
  };
}

/** A first try that failed: the notice is tried again for days. */
export function delayNotice({ state, command }: Given<'delayNotice'>): Decided {
  if (state.phase === 'received') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { noticeId, about, reply } = command;
  return accept([{ type: 'noticeDelayed', noticeId, about, ...(reply !== null && { reply }) }]);
}

/** A subject who could not be told has had no chance to answer, so a person has to look at the case. */
export function markUndeliverable({ policy, state, command, at }: Given<'markUndeliverable'>): Decided {
  const { noticeId, about, attempts, fault, reply, seed } = command;
  const isFirst = about === 'provisionalOutcome';
  if (state.phase === 'received' || (isFirst && state.phase !== 'scored'))
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (isFirst && state.notified) return refuse('alreadyGiven', 'the notice has already been handed over');
  const marked: CaseEvent = {
    type: 'noticeUndeliverable',
    noticeId,
    about,
    attempts,
    fault,
    ...(reply !== null && { reply }),
  };
  if (state.phase !== 'scored' || state.notified) return accept([marked]);
  return accept(
    [marked, openHearing(policy, state, state.score ? 'signOff' : 'unscored', seed, at)],
    [{ type: 'startHearing' }],
  );
}

/**
 * Ends an uncontested case: with the provisional outcome, or, if the policy requires it for an adverse outcome or the subject
 * was not reached, with a person's signature. Never ends a case with an open claim, without a score, or while claims are taken.
 */
export function decideUncontested({ policy, state, command, at }: Given<'decideUncontested'>): Decided {
  if (openClaims(state).length > 0) return refuse('claimOpen');
  if (state.phase !== 'appealWindow' && state.phase !== 'scored')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (state.scoringAgain) return refuse('scorePending');
  if (!state.score) return refuse('wrongPhase', 'the case has no score');
  if (state.records.length > 0) return refuse('wrongPhase', 'a judge has already submitted a perspective record');
  const until = claimsUntil(policy, state);
  if (until === null ? hasAppealWindow(policy, state) : at < until) return refuse('appealWindowOpen');
  // What was handed over has come back, and the window has not run: a person looks at the case.
  if (state.phase === 'appealWindow' && !state.notified)
    return accept([openHearing(policy, state, 'signOff', command.seed, at)], [{ type: 'startHearing' }]);
  if (state.phase === 'scored' && state.score.adverse && !state.notified) return refuse('appealWindowOpen');

  const closing: CaseEvent[] = state.window && !state.window.closed ? [{ type: 'appealWindowClosed' }] : [];
  if (state.score.adverse && policy.uncontestedAdverse === 'signOff')
    return accept([...closing, openHearing(policy, state, 'signOff', command.seed, at)], [{ type: 'startHearing' }]);
  return accept(
    [
      ...closing,
      {
        type: 'decided',
        decisionId: command.decisionId,
        outcome: state.score.provisionalOutcome,
        adverse: state.score.adverse,
        route: 'uncontested',
        decidedBy: null,
        reasonsCommitment: null,
        contributions: [
          {
            method: 'correlational',
            actor: scorerOf(state.score),
            sourceId: state.score.scoreId,
            weight: 'principal',
          },
        ],
        outcomeWithoutIndividualFacts: null,
        signedBy: null,
        supersedes: null,
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}

/**
 * The event that opens a hearing, or joins a ground to an open one.
 *
 * It is due by the policy's time from now or from the end of the appeal window, whichever is later, and never after the
 * legal deadline. The second judge is drawn from the seed's first 32 bits.
 */
export function openHearing(policy: Policy, state: CaseState, ground: Ground, seed: string, at: string): CaseEvent {
  const start = state.window && !state.window.closed && state.window.endsAt > at ? state.window.endsAt : at;
  const dueAt = dueAfter(policy, state, start);
  const opened = state.hearing !== null && state.hearing.grounds.length > 0;
  return {
    type: 'hearingOpened',
    ground,
    dueAt: opened && state.hearing ? state.hearing.dueAt : dueAt,
    secondJudge: state.hearing
      ? null
      : { seed, drawn: Number.parseInt(seed.slice(0, 8), 16) / 2 ** 32 < policy.hearing.secondJudgeShare },
  };
}

/** When a hearing is due whose time begins then; never after the legal deadline. */
const dueAfter = (policy: Policy, state: CaseState, start: string): string =>
  withinLaw(state, endOfTerm(policy, start, policy.hearing.due));

const withinLaw = ({ legalDeadline }: CaseState, due: string): string =>
  legalDeadline !== null && legalDeadline < due ? legalDeadline : due;

/** About how long an appeal window and a hearing take together, in milliseconds. */
export const timeToDecision = (policy: Policy): number =>
  usualMilliseconds(windowRules(policy), policy.appealWindow.duration) + usualMilliseconds(policy, policy.hearing.due);

/**
 * When a hearing is due that has so many milliseconds more: with the end of a day where its term is counted in days, and never
 * past the legal deadline.
 */
export const laterDue = (policy: Policy, state: CaseState, { dueAt }: Hearing, by: number): string =>
  withinLaw(state, endOfItsDay(policy, policy.hearing.due, addMilliseconds(dueAt, by)));

/** The time that the law leaves for a case, in milliseconds, if the policy cannot meet it; otherwise `null`. */
export function legalShortfall(policy: Policy): number | null {
  if (!policy.legalClock) return null;
  const needed = timeToDecision(policy);
  const short = needed - usualMilliseconds(policy, policy.legalClock.duration);
  return short > 0 ? short : null;
}
