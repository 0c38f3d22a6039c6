import type { Instruction, CommandOf } from '../command.ts';
import type { CaseEvent, Ground } from '../event.ts';
import { scorerOf } from '../event.ts';
import { claimsUntil } from '../appeal-window.ts';
import { provisionalOutcome, windowRules, type Policy } from '../policy.ts';
import { openClaims, type CaseState } from '../state.ts';
import { endOfTerm, usualMilliseconds } from '../term.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

export function receive(policy: Policy, command: CommandOf<'receive'>, instruction: Instruction): Decided {
  const { type: _, receivedAt: given, ...received } = command;
  const receivedAt = new Date(given ?? instruction.at).toISOString();
  if (receivedAt > instruction.at) return refuse('receivedLater');
  return accept([
    {
      type: 'caseReceived',
      institutionId: instruction.institutionId,
      ...received,
      ...(given !== undefined && { receivedAt }),
      // A term that the law sets an institution is not moved by the days on which that institution is closed.
      legalDeadline: policy.legalClock ? endOfTerm(policy, receivedAt, policy.legalClock.duration, false) : null,
    },
  ]);
}

export function recordScore({ policy, state, command }: Given<'recordScore'>): Decided {
  if (state.phase !== 'received') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { probability, adverse } = command.score;
  const outcome = provisionalOutcome(policy, probability);
  if (outcome.name !== command.score.provisionalOutcome || outcome.adverse !== adverse)
    return refuse('scoreInconsistent', `${probability} leads to ${outcome.name}`);
  return accept([{ type: 'scored', score: command.score }]);
}

/** A case without a score has no provisional outcome, so it goes to a person. */
export function recordUnscored({ state, command }: Given<'recordUnscored'>): Decided {
  if (state.phase !== 'received') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  return accept([{ type: 'unscored', reason: command.reason }]);
}

/** Whether the policy gives this case an appeal window: always if its provisional outcome is not known yet. */
function hasAppealWindow(policy: Policy, state: CaseState): boolean {
  return policy.appealWindow.for === 'all' || state.score === null || state.score.adverse;
}

/** Opens the appeal window, and the hearing of a case without a score. */
export function handOverNotice({ policy, state, command, at }: Given<'handOverNotice'>): Decided {
  const { noticeId, contentCommitment } = command;
  // The notice went out while the case was being withdrawn: its subject has been told of a case, and has to hear that it ended.
  if (state.phase === 'withdrawn' && !state.notified && state.erasedAt === undefined)
    return accept(
      [{ type: 'noticeHandedOver', noticeId, contentCommitment, windowEndsAt: null }],
      [{ type: 'notifySubject', about: 'withdrawal' }],
    );
  if (state.phase !== 'scored') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (state.notified) return refuse('alreadyGiven', 'the notice has already been handed over');
  const windowEndsAt = hasAppealWindow(policy, state)
    ? endOfTerm(windowRules(policy), at, policy.appealWindow.duration)
    : null;
  const events: CaseEvent[] = [
    {
      type: 'noticeHandedOver',
      noticeId,
      contentCommitment,
      windowEndsAt,
    },
  ];
  if (state.score) return accept(events);
  events.push(
    openHearing(
      policy,
      { ...state, window: windowEndsAt ? { endsAt: windowEndsAt, closed: false } : null },
      'unscored',
      command.seed,
      at,
    ),
  );
  return accept(events, [{ type: 'startHearing' }]);
}

/** A subject who could not be told has had no chance to answer, so a person has to look at the case. */
export function markUndeliverable({ policy, state, command, at }: Given<'markUndeliverable'>): Decided {
  if (state.phase !== 'scored') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (state.notified) return refuse('alreadyGiven', 'the notice has already been handed over');
  const ground = state.score ? 'signOff' : 'unscored';
  return accept(
    [
      { type: 'noticeUndeliverable', noticeId: command.noticeId, attempts: command.attempts },
      openHearing(policy, state, ground, command.seed, at),
    ],
    [{ type: 'startHearing' }],
  );
}

/**
 * Ends an uncontested case: with the provisional outcome, or, if the policy requires it for an adverse outcome, with a
 * person's signature. Never ends a case with an open claim, without a score, or while claims are taken.
 */
export function decideUncontested({ policy, state, command, at }: Given<'decideUncontested'>): Decided {
  if (openClaims(state).length > 0) return refuse('claimOpen');
  if (state.phase !== 'appealWindow' && state.phase !== 'scored')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!state.score) return refuse('wrongPhase', 'the case has no score');
  if (state.records.length > 0) return refuse('wrongPhase', 'a judge has already submitted a perspective record');
  const until = claimsUntil(policy, state);
  if (until === null ? hasAppealWindow(policy, state) : at < until) return refuse('appealWindowOpen');
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
  const due = endOfTerm(policy, start, policy.hearing.due);
  const dueAt = state.legalDeadline && state.legalDeadline < due ? state.legalDeadline : due;
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

/** About how long an appeal window and a hearing take together, in milliseconds. */
export const timeToDecision = (policy: Policy): number =>
  usualMilliseconds(windowRules(policy), policy.appealWindow.duration) + usualMilliseconds(policy, policy.hearing.due);

/** The time that the law leaves for a case, in milliseconds, if the policy cannot meet it; otherwise `null`. */
export function legalShortfall(policy: Policy): number | null {
  if (!policy.legalClock) return null;
  const needed = timeToDecision(policy);
  const short = needed - usualMilliseconds(policy, policy.legalClock.duration);
  return short > 0 ? short : null;
}
