import { addMilliseconds, durationToMilliseconds } from '../duration.ts';
import type { CaseEvent, Seat } from '../event.ts';
import { barOf } from '../obstacle.ts';
import { describeRefusal } from '../refusal.ts';
import { recordOf, recordsInForce, type CaseState, type RecordSummary } from '../state.ts';
import { isHolderObjectedTo, pendingQuestion, type Hearing, type Holding } from '../hearing.ts';
import { endOfTerm } from '../term.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** The hearing of a case that is being heard, or `undefined`. */
export const hearingOf = (state: CaseState): Hearing | undefined =>
  state.phase === 'hearing' && state.hearing ? state.hearing : undefined;

const notHeard = (state: CaseState): Decided => refuse('wrongPhase', `the case is in phase ${state.phase}`);

/** Assigns the hearing to the judge who asks for it; a judge who lost it through time may always choose it again. */
export function assign({ policy, state, command, instruction, at }: Given<'assign'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  const { actor } = instruction;
  if (actor.kind !== 'human') return refuse('notPermitted');
  if (hearing.holding) {
    if (hearing.holding.judgeId === actor.id) return refuse('alreadyGiven', 'you already have this hearing');
    if (at < hearing.holding.leaseUntil || isHolderObjectedTo(hearing)) return refuse('alreadyAssigned');
  }
  if (hearing.proposal) return refuse('signatureMissing');
  const isOffered =
    policy.hearing.choice !== 'supervisors' || actor.role !== 'judge' || hasLost(state, hearing, actor.id);
  if (command.how === 'chosen' && !isOffered) return refuse('choiceNotOffered');
  const lapsed: CaseEvent[] = hearing.holding ? [{ type: 'leaseExpired', judgeId: hearing.holding.judgeId }] : [];
  return accept([
    ...lapsed,
    {
      type: 'hearingAssigned',
      judgeId: actor.id,
      role: actor.role === 'supervisor' ? 'supervisor' : 'judge',
      seat: hearing.seeking.seat,
      how: command.how,
      lease: policy.hearing.lease,
    },
  ]);
}

/** Whether a judge has lost the hearing without having returned it or submitted a record in their seat. */
export function hasLost(
  state: CaseState,
  { formerHolders = [], released, recused, seeking }: Hearing,
  judgeId: string,
): boolean {
  const record = recordOf(state, judgeId);
  const gaveItUp = released.includes(judgeId) || recused.includes(judgeId);
  return (
    state.phase === 'hearing' &&
    formerHolders.includes(judgeId) &&
    !gaveItUp &&
    (!record || record.seat === seeking.seat)
  );
}

export function release({ state, command, instruction }: Given<'release'>): Decided {
  if (!hearingOf(state)) return notHeard(state);
  return accept([
    { type: 'hearingReleased', judgeId: instruction.actor.id, reasonCommitment: command.reasonCommitment },
  ]);
}

/** Recuses the judge from a case permanently; no reason is required. */
export function recuse({ state, command, instruction }: Given<'recuse'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  if (hearing.recused.includes(instruction.actor.id)) return refuse('alreadyGiven');
  const judgeId = instruction.actor.id;
  return accept([
    { type: 'judgeRecused', judgeId, conflict: command.conflict },
    ...hearAgain(hearing, judgeId, recordsInForce(state)),
  ]);
}

/** Who has to replace a judge who has no more part in the hearing, after they submitted a record. */
export function hearAgain(hearing: Hearing, judgeId: string, records: RecordSummary[]): CaseEvent[] {
  if (isDeliberating(hearing) && hearing.deliberation?.judgeIds.includes(judgeId))
    return [
      { type: 'deliberationClosed', agreed: false },
      { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'disagreement' },
    ];
  const seat = records.find((record) => record.judgeId === judgeId)?.seat;
  const counterpart = seat && counterpartOf(hearing, seat);
  const isPair = counterpart && counterpartOf(hearing, hearing.seeking.seat) !== null;
  // While the other of two judges has yet to submit a record, that record will request this seat again.
  return isPair && heardIn(hearing, counterpart, records)
    ? [{ type: 'hearingMoved', to: 'judge', seat, reason: 'secondJudge' }]
    : [];
}

/** The seat that has to hear the case independently of this one, or `null`. */
export function counterpartOf(hearing: Hearing, seat: Seat): 'first' | 'second' | null {
  if (!hearing.secondJudge.drawn) return null;
  if (seat === 'first') return 'second';
  return seat === 'second' ? 'first' : null;
}

/** The seat of a pair that lacks a record: the other judge may have recused themselves while a supervisor had the hearing. */
function seatLeft(hearing: Hearing, seat: Seat, records: RecordSummary[]): Seat {
  const counterpart = counterpartOf(hearing, seat);
  return counterpart && heardIn(hearing, seat, records) && !heardIn(hearing, counterpart, records) ? counterpart : seat;
}

/** The record submitted in a seat by a judge who has not recused themselves, or `undefined`. */
export const heardIn = (hearing: Hearing, seat: Seat, records: RecordSummary[]): RecordSummary | undefined =>
  records.findLast((record) => record.seat === seat && !hearing.recused.includes(record.judgeId));

const isDeliberating = ({ deliberation }: Hearing): boolean => deliberation !== null && !deliberation.closed;

/**
 * A supervisor assigns the hearing to a named judge, or returns it to the queue. A hearing that was escalated only because no
 * judge could take it returns to the judges' queue, or goes to the delegated judge, for the seat it came from.
 */
export function reassign({ policy, state, command }: Given<'reassign'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  const { judgeId, judgeRole, reasonCommitment } = command;
  const here = hearing.holding?.seat ?? hearing.seeking.seat;
  const reassigned: CaseEvent = { type: 'hearingReassigned', judgeId, reasonCommitment };
  const from = here === 'supervisor' ? hearing.escalatedFrom : null;
  const returned = from ? seatLeft(hearing, from, recordsInForce(state)) : null;
  if (judgeId === null) {
    const to = returned ? 'judge' : hearing.seeking.role;
    return accept([reassigned, { type: 'hearingMoved', to, seat: returned ?? here, reason: 'requested' }]);
  }
  if (judgeRole === null) return refuse('notPermitted', 'state the role in which the judge takes the hearing');
  const delegated = judgeRole === 'judge' ? returned : null;
  const seat = delegated ?? here;
  const bar = barOf(state, judgeId, delegated ?? hearing.seeking.seat);
  if (bar === 'steppedBack') return refuse('notPermitted', 'this judge has recused themselves');
  if (bar === 'hasSeenScore') return refuse('notPermitted', 'this judge has seen the score of the case; name another');
  if (bar === 'heardBefore') return refuse('notPermitted', 'this judge has already heard the case; name another');
  if (seat === 'supervisor' && judgeRole !== 'supervisor')
    return refuse('notPermitted', 'the hearing needs a supervisor');
  return accept([
    reassigned,
    ...(delegated ? [{ type: 'hearingMoved', to: 'judge', seat: delegated, reason: 'requested' } as const] : []),
    { type: 'hearingAssigned', judgeId, role: judgeRole, seat, how: 'given', lease: policy.hearing.lease },
  ]);
}

/**
 * Escalates the hearing to a supervisor, because no judge may take it or a supervisor wants it. This also resolves a
 * deliberation that one of the judges never joins.
 */
export function escalate({ state, command }: Given<'escalate'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  if (hearing.seeking.role === 'supervisor' && !hearing.holding) return refuse('alreadyGiven');
  if (hearing.holding && command.reason === 'nobodyMayTake') return refuse('alreadyAssigned');
  const closing: CaseEvent[] = isDeliberating(hearing) ? [{ type: 'deliberationClosed', agreed: false }] : [];
  return accept([...closing, { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: command.reason }]);
}

/** Gives a judge who works on their hearing the whole lease again, at most twice in its length, so that no trail fills up with it. */
export function renewLease({ state, at }: Given<'renewLease'>): Decided {
  const holding = hearingOf(state)?.holding;
  if (!holding) return refuse('notAssigned');
  if (!isLeaseHalfOver(holding, at)) return refuse('notDue', `the lease runs until ${holding.leaseUntil}`);
  return accept([{ type: 'leaseRenewed' }]);
}

/** Whether at most half of a judge's lease is left. */
export const isLeaseHalfOver = ({ lease, leaseUntil }: Pick<Holding, 'lease' | 'leaseUntil'>, at: string): boolean =>
  2 * (Date.parse(leaseUntil) - Date.parse(at)) <= durationToMilliseconds(lease);

export function expireLease({ state, at }: Given<'expireLease'>): Decided {
  const holding = hearingOf(state)?.holding;
  if (!holding) return refuse('notAssigned');
  if (state.hearing && isHolderObjectedTo(state.hearing)) return refuse('notDue', 'an objection to the judge is open');
  if (at < holding.leaseUntil) return refuse('notDue', `the lease runs until ${holding.leaseUntil}`);
  return accept([{ type: 'leaseExpired', judgeId: holding.judgeId }]);
}

export function remind({ policy, state, at }: Given<'remind'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  if (hearing.reminded) return refuse('alreadyGiven');
  if (at < reminderAt(policy, hearing)) return refuse('notDue');
  return accept([{ type: 'hearingReminded' }]);
}

/** Overdue hearings show up with the supervisor; no lateness decides anything. */
export function markOverdue({ state, at }: Given<'markOverdue'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  if (hearing.overdue) return refuse('alreadyGiven');
  if (at < hearing.dueAt) return refuse('notDue', `it is due at ${hearing.dueAt}`);
  return accept([{ type: 'hearingOverdue' }]);
}

/** A reminder goes out when a fifth of the policy's time is left. */
export function reminderAt(policy: Given<'remind'>['policy'], hearing: Hearing): string {
  const { openedAt } = hearing;
  const fifth = (Date.parse(endOfTerm(policy, openedAt, policy.hearing.due)) - Date.parse(openedAt)) / 5;
  return addMilliseconds(hearing.dueAt, -fifth);
}

export function askQuestion({ policy, state, command, at }: Given<'askQuestion'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return notHeard(state);
  if (hearing.proposal) return refuse('signatureMissing');
  const { maximum, answerWithin } = policy.hearing.questions;
  if (hearing.questions.length >= maximum) return refuse('questionLimit', `the policy allows ${maximum} questions`);
  if (pendingQuestion(hearing)) return refuse('questionPending', describeRefusal('questionPending').remedy);
  return accept(
    [
      {
        type: 'questionAsked',
        questionId: command.questionId,
        questionCommitment: command.questionCommitment,
        answerBy: withinTheLaw(state, at, endOfTerm(policy, at, answerWithin)),
      },
    ],
    [{ type: 'notifySubject', about: 'question' }],
  );
}

/** A time, or the legal deadline if it comes first and has not passed: no subject is kept waiting past it. */
export const withinTheLaw = ({ legalDeadline }: CaseState, at: string, moment: string): string =>
  legalDeadline !== null && at < legalDeadline && legalDeadline < moment ? legalDeadline : moment;
