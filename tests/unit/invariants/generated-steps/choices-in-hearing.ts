import { isLeaseHalfOver } from '#workflows/domain/decide/index.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import { latestAppointment, openClaims, recordOf, waitingLateClaims } from '#workflows/domain/state.ts';
import { openObjection, pendingQuestion, type Hearing } from '#workflows/domain/hearing.ts';
import {
  answer,
  attachment,
  removal,
  claim,
  deliberate,
  question,
  release,
  uncontested,
  withdraw,
} from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { clerk, machine, subject, supervisors, theEngine } from '#tests/case/people.ts';
import { digest } from '#tests/case/ids.ts';
import { corrections, withdrawal } from './case-data.ts';
import { extending, granting, helperOf, lateClaim, lengthening, original, reopening, writtenDown } from './claims.ts';
import {
  answering,
  comingRound,
  comparing,
  covering,
  decisionBy,
  delegating,
  objecting,
  reassigning,
  recordBy,
  restatement,
  signing,
} from './judging.ts';
import {
  answeringMinute,
  cancelling,
  choosing,
  comingAppointment,
  minute,
  missing,
  moving,
  proposing,
  recording,
  saying,
} from './meetings.ts';
import { reaching } from './reaching.ts';
import { pick, staff, type Choice } from './step.ts';

export function inHearing(given: CoreCase, hearing: Hearing, detail: number, at: string): Choice[] {
  const { state, policy, newId } = given;
  const claims = openClaims(state);
  const asked = pendingQuestion(hearing);
  const someone = pick(staff, detail);
  const deadline = nextDeadline(policy, state);
  const choices: Choice[] = [
    ...corrections(given, detail),
    [state.records.length > 0 ? 4 : 1, subject, () => claim(given)],
    [claims.length > 0 ? 1 : 0, subject, () => withdraw(pick(claims, detail).claimId)],
    [state.nothingToAdd ? 0 : 4, subject, () => ({ type: 'restCase' })],
    [1, subject, () => attachment(given)],
    [state.attachments.length > 0 ? 1 : 0, subject, () => removal(pick(state.attachments, detail).attachmentId)],
    [detail % 4 === 2 ? 1 : 0, subject, () => ({ type: 'answerRecording', allowed: detail % 8 === 2 })],
    [detail % 4 === 1 ? 1 : 0, subject, () => ({ type: 'answerExpectations', surveyId: newId() })],
    [detail % 6 === 0 ? 1 : 0, someone, () => ({ type: 'noteLinkReader' })],
    [state.helpers ? 1 : 0, helperOf(given, detail), () => claim(given)],
    [state.helpers ? 1 : 0, helperOf(given, detail), () => withdraw(claims[0]?.claimId ?? newId())],
    [
      state.helpers ? 1 : 0,
      subject,
      () => ({ type: 'revokeHelper', helperId: helperOf(given, detail).role.slice('helper:'.length) }),
    ],
    [1, subject, () => lateClaim(given)],
    [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
    [
      claims.some((each) => each.writtenDown) ? 1 : 0,
      pick(supervisors, detail),
      () => original(given, pick(claims, detail).claimId),
    ],
    [waitingLateClaims(state).length > 0 ? 2 : 0, pick(supervisors, detail), () => reopening],
    [state.window?.closed === false ? 1 : 0, theEngine, () => extending(given, detail)],
    [state.window?.closed === false ? 1 : 0, pick(supervisors, detail), () => granting(given, detail)],
    [asked ? 1 : 0, pick(supervisors, detail), () => lengthening(given, detail)],
    [asked ? 2 : 0, subject, () => answer(given, asked?.questionId ?? '')],
    [state.records.length > 0 ? 1 : 0, subject, () => restatement(state, detail)],
    [deadline && deadline.at <= at ? 8 : 0, theEngine, () => deadline!.command],
    [1, pick(supervisors, detail), () => ({ type: 'escalate', reason: 'requested' })],
    [1, theEngine, () => ({ type: 'escalate', reason: 'nobodyMayTake' })],
    [2, theEngine, () => uncontested(given)],
    [1, pick(supervisors, detail), () => reassigning(detail)],
    [hearing.holding && detail % 8 === 5 ? 1 : 0, someone, () => delegating(detail)],
    [hearing.holding && detail % 8 === 3 ? 1 : 0, theEngine, () => covering(state, detail)],
    ...reaching(given, detail),
    [detail % 8 === 0 ? 1 : 0, pick([clerk, machine], detail), () => withdrawal],
    [state.withdrawal ? 1 : 0, subject, () => ({ type: 'answerWithdrawal', agreed: detail % 2 === 0 })],
    [detail % 3 === 0 ? 1 : 0, someone, () => ({ type: 'recuse', conflict: detail % 2 === 0 })],
    [hearing.proposal ? 12 : 0, someone, () => signing(state, detail)],
    [1, subject, () => saying(given)],
    [latestAppointment(state)?.status === 'proposed' ? 8 : 0, subject, () => choosing(given, detail)],
    [hearing.appointments && detail % 8 === 0 ? 1 : 0, subject, () => cancelling(given, detail)],
    [hearing.minutes ? 1 : 0, subject, () => answeringMinute(given, detail)],
    [detail % 4 === 0 ? 2 : 0, subject, () => objecting(given)],
    [openObjection(hearing) ? 6 : 0, pick(supervisors, detail), () => answering(given, detail)],
    [state.records.length > 0 ? 1 : 0, someone, () => recordBy(given, someone, detail)],
  ];
  for (const judge of staff)
    if (hearing.deliberation?.closed === false && hearing.deliberation.judgeIds.includes(judge.id))
      choices.push([8, judge, () => deliberate], [8, judge, () => comingRound(given, detail)]);
  const holder = staff.find(({ id }) => id === hearing.holding?.judgeId);
  if (!holder) return [...choices, [12, someone, () => ({ type: 'assign', how: pick(['next', 'chosen'], detail) })]];
  const own = recordOf(state, holder.id);
  const complete = own && claims.every(({ claimId }) => own.findings.some((each) => each.claimId === claimId));
  const revealed = hearing.revealedTo.includes(holder.id) || state.score === null;
  return [
    ...choices,
    [complete ? 1 : 10, holder, () => recordBy(given, holder, detail)],
    [own && !revealed ? 12 : 0, holder, () => ({ type: 'reveal' })],
    [own ? 1 : 0, holder, () => comparing(newId(), detail)],
    [own ? 1 : 0, holder, () => ({ type: 'assessTheory', assessmentId: newId(), assessmentCommitment: digest(1) })],
    // Too early as often as not: what must be refused has to be tried.
    [complete && revealed ? 14 : own ? 8 : 2, holder, () => decisionBy(given, holder, detail)],
    [2, holder, () => question(given)],
    [1, holder, () => saying(given)],
    [hearing.appointments && detail % 8 !== 0 ? 0 : 1, holder, () => proposing(given)],
    [hearing.appointments && detail % 4 === 1 ? 2 : 0, holder, () => moving(given, detail)],
    [(comingAppointment(given)?.time ?? at) < at ? 12 : 0, holder, () => missing(given, detail)],
    [detail % 4 === 2 ? 1 : 0, holder, () => minute(given)],
    [hearing.holding && isLeaseHalfOver(hearing.holding, at) ? 4 : 0, holder, () => ({ type: 'renewLease' })],
    [state.recordingAllowed ? 6 : detail % 4 === 3 ? 1 : 0, holder, () => recording(given)],
    [1, holder, () => release],
    [1, someone, () => ({ type: 'assign', how: 'next' })],
  ];
}
