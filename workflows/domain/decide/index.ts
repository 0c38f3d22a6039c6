import { helperIdOf } from '../actor.ts';
import type { CommandOf, CommandType, Instruction } from '../command.ts';
import { mayAct, type Action, type Principal } from '../may-act.ts';
import { evolve } from '../evolve.ts';
import type { Policy } from '../policy.ts';
import { assertNever } from '../refusal.ts';
import { isUnderReview, momentOf, openClaims, type CaseState } from '../state.ts';
import * as appeal from './appeal.ts';
import * as blindness from './blindness.ts';
import * as appointment from './appointment.ts';
import * as conversation from './conversation.ts';
import { delegate } from './delegate.ts';
import { coverAbsence } from './cover-absence.ts';
import { correctFacts } from './correct-facts.ts';
import * as hearing from './hearing.ts';
import * as helpers from './helpers.ts';
import * as letters from './letters.ts';
import * as intake from './intake.ts';
import { noteDeliberation } from './deliberation.ts';
import { assessComparison, assessTheory, reveal } from './assessment.ts';
import { recordDecision } from './record-decision.ts';
import { recordPerspective } from './record-perspective.ts';
import { signDecision } from './sign-decision.ts';
import { recordLaterOutcome } from './later-outcome.ts';
import * as objection from './objection.ts';
import * as reach from './reach.ts';
import * as review from './review.ts';
import * as recording from './recording.ts';
import * as retention from './retention.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

export type { Decided, Effect } from './result.ts';
export { legalShortfall, timeToDecision } from './intake.ts';
export { isConversationOpen } from './conversation.ts';
export { hasLost, isLeaseHalfOver, reminderAt } from './hearing.ts';
export { hasRoomForClaim, hasRoomForFile, isRemovable } from './appeal.ts';
export { hasRoomForHelper } from './helpers.ts';
export { sourcesOf } from './contribution.ts';
export { factsOfExceptions } from './exception.ts';
export { restatementAnswerBy } from './record-decision.ts';

/**
 * The one transition function of a case: what an instruction does to it under its policy.
 *
 * Pure. Returns the events to append (fold them with `evolve`) and the effects to carry out, or a refusal. Workflows,
 * activities and tests all decide with it; nothing else decides.
 *
 * @param state `null` for `receive`, the folded trail for everything else
 */
export function decide(policy: Policy, state: CaseState | null, instruction: Instruction): Decided {
  const { command } = instruction;
  // Times are compared as text, so all of them have to use the same format.
  const at = momentOf(state ?? {}, new Date(instruction.at).toISOString());
  if (command.type === 'receive') {
    if (state !== null) return refuse('wrongPhase', 'the case has already been received');
    const principal = principalOf(instruction);
    const mayReceive = (['openDocket', 'runEngine'] as const).some((action) =>
      mayAct(principal, action, { institutionId: instruction.institutionId }),
    );
    return mayReceive ? intake.receive(policy, command, { ...instruction, at }) : refuse('notPermitted');
  }
  if (state === null) return refuse('unknownCase');
  const { conflicted = false } = instruction;
  const allowed = mayAct(principalOf(instruction), permissionFor(command.type), {
    institutionId: state.institutionId,
    state,
    conflicted,
  });
  if (!allowed) return refuseAct(state, instruction);
  const waits = objection.refuseDuringObjection(state, command.type, instruction.actor.id);
  if (waits) return waits;
  if (instruction.actor.kind === 'subject') return decideForSubject(policy, state, instruction, at);
  return dispatch(policy, state, instruction, at);
}

/** An act of the subject shows that they have been reached, which their window, if it never ran, begins with. */
function decideForSubject(policy: Policy, state: CaseState, instruction: Instruction, at: string): Decided {
  const reached = intake.reachByLink({ policy, state, command: instruction.command, instruction, at });
  const entries = reached.map((event, index) => ({ seq: state.seq + index + 1, at, actor: instruction.actor, event }));
  const decided = dispatch(policy, entries.reduce(evolve, state), instruction, at);
  if (!decided.accepted || reached.length === 0) return decided;
  const effects = reached.some(({ type }) => type === 'hearingOpened') ? [{ type: 'startHearing' } as const] : [];
  return accept([...reached, ...decided.events], [...effects, ...decided.effects]);
}

/** What the engine alone commands: outcomes of its work, and what time brings. */
const ENGINE_COMMANDS = [
  'recordScore',
  'recordUnscored',
  'handOverNotice',
  'delayNotice',
  'markUndeliverable',
  'prepareLetter',
  'countLetterArrived',
  'decideUncontested',
  'closeAppealWindow',
  'extendAppealWindow',
  'expireLease',
  'coverAbsence',
  'remind',
  'markOverdue',
  'lapseQuestion',
  'markObjectionOverdue',
] as const satisfies readonly CommandType[];

const isEngineCommand = (type: CommandType): type is (typeof ENGINE_COMMANDS)[number] =>
  (ENGINE_COMMANDS as readonly CommandType[]).includes(type);

/** The permission that a command needs: the one of its own name, unless it is the engine's. */
const permissionFor = (type: Exclude<CommandType, 'receive'>): Action => (isEngineCommand(type) ? 'runEngine' : type);

function principalOf({ actor, institutionId }: Instruction): Principal {
  const { id } = actor;
  switch (actor.kind) {
    case 'human':
      return { kind: 'human', id, institutionId, roles: [actor.role] };
    case 'subject':
      return { kind: 'subject', id, institutionId, roles: [], helperId: helperIdOf(actor) };
    case 'system':
      return actor.role === 'engine'
        ? { kind: 'engine', id, institutionId, roles: [] }
        : { kind: 'machine', id, institutionId, roles: ['institution'] };
    case 'llm':
    case 'model':
      return { kind: 'machine', id, institutionId, roles: [] };
  }
}

/** Why an act is not allowed, if the state of the hearing gives a more precise reason than `notPermitted`. */
function refuseAct(state: CaseState, { actor, command }: Instruction): Decided {
  const holding = state.hearing?.holding;
  if (actor.kind !== 'human' || !state.hearing) return refuse('notPermitted');
  if (command.type === 'assign' && holding) return refuse('alreadyAssigned');
  if (state.phase === 'decided' || state.phase === 'withdrawn')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const needsHolding =
    command.type === 'release' ||
    command.type === 'delegate' ||
    command.type === 'askQuestion' ||
    command.type === 'sendMessage' ||
    command.type === 'proposeAppointment' ||
    command.type === 'recordMinute' ||
    command.type === 'recordPerspective' ||
    command.type === 'assessTheory' ||
    command.type === 'recordDecision';
  if (needsHolding && holding?.judgeId !== actor.id)
    return refuse(hearing.hasLost(state, state.hearing, actor.id) ? 'leaseEnded' : 'notAssigned');
  if (command.type === 'signDecision' && !state.hearing.proposal) return refuse('signatureNotPending');
  return refuse('notPermitted');
}

/**
 * Withdrawing a case would end its claim unheard, and only its subject may end a claim. So they are asked once, and the hearing
 * goes on until they agree.
 */
function proposeWithdrawal(state: CaseState, { actor }: Instruction, reasonCommitment: string): Decided {
  if (actor.kind !== 'human') return refuse('claimOpen', 'only a person can withdraw a case with an open claim');
  if (state.withdrawal) return refuse(state.withdrawal.declined ? 'withdrawalDeclined' : 'withdrawalPending');
  return accept(
    [{ type: 'withdrawalProposed', reasonCommitment }],
    [{ type: 'notifySubject', about: 'withdrawalProposed' }],
  );
}

function dispatch(policy: Policy, state: CaseState, instruction: Instruction, at: string): Decided {
  const { command } = instruction;
  const given = <Type extends CommandType>(typed: CommandOf<Type>): Given<Type> => ({
    policy,
    state,
    command: typed,
    instruction,
    at,
  });
  switch (command.type) {
    case 'receive':
      return refuse('wrongPhase');
    case 'correctFacts':
      return correctFacts(given(command));
    case 'recordScore':
      return intake.recordScore(given(command));
    case 'recordUnscored':
      return intake.recordUnscored(given(command));
    case 'handOverNotice':
      return intake.handOverNotice(given(command));
    case 'delayNotice':
      return intake.delayNotice(given(command));
    case 'markUndeliverable':
      return intake.markUndeliverable(given(command));
    case 'correctContact':
      return reach.correctContact(given(command));
    case 'reportBounce':
      return reach.reportBounce(given(command));
    case 'prepareLetter':
      return letters.prepareLetter(given(command));
    case 'handOverLetter':
      return letters.handOverLetter(given(command));
    case 'countLetterArrived':
      return letters.countLetterArrived(given(command));
    case 'decideUncontested':
      return intake.decideUncontested(given(command));
    case 'raiseClaim':
      return appeal.raiseClaim(given(command));
    case 'raiseLateClaim':
      return review.raiseLateClaim(given(command));
    case 'declineLateClaim':
      return review.declineLateClaim(given(command));
    case 'reopenCase':
      return review.reopenCase(given(command));
    case 'requestReview':
      return review.requestReview(given(command));
    case 'writeDownClaim':
      return review.writeDownClaim(given(command));
    case 'withdrawClaim':
      return appeal.withdrawClaim(given(command));
    case 'addAttachment':
      return appeal.addAttachment(given(command));
    case 'removeAttachment':
      return appeal.removeAttachment(given(command));
    case 'attachOriginal':
      return review.attachOriginal(given(command));
    case 'restCase':
      return appeal.restCase(given(command));
    case 'closeAppealWindow':
      return appeal.closeAppealWindow(given(command));
    case 'extendAppealWindow':
      return appeal.extendAppealWindow(given(command));
    case 'extendWindow':
      return appeal.extendWindow(given(command));
    case 'extendAnswerTerm':
      return appeal.extendAnswerTerm(given(command));
    case 'confirmSeen':
      return reach.confirmSeen(given(command));
    case 'answerQuestion':
      return appeal.answerQuestion(given(command));
    case 'lapseQuestion':
      return appeal.lapseQuestion(given(command));
    case 'answerRestatement':
      return appeal.answerRestatement(given(command));
    case 'answerSurvey':
      return appeal.answerSurvey(given(command));
    case 'answerRecording':
      return recording.answerRecording(given(command));
    case 'addRecording':
      return recording.addRecording(given(command));
    case 'answerExpectations':
      return appeal.answerExpectations(given(command));
    case 'assign':
      return hearing.assign(given(command));
    case 'renewLease':
      return hearing.renewLease(given(command));
    case 'release':
      return hearing.release(given(command));
    case 'recuse':
      return hearing.recuse(given(command));
    case 'reassign':
      return hearing.reassign(given(command));
    case 'delegate':
      return delegate(given(command));
    case 'escalate':
      return hearing.escalate(given(command));
    case 'expireLease':
      return hearing.expireLease(given(command));
    case 'coverAbsence':
      return coverAbsence(given(command));
    case 'remind':
      return hearing.remind(given(command));
    case 'markOverdue':
      return hearing.markOverdue(given(command));
    case 'askQuestion':
      return hearing.askQuestion(given(command));
    case 'recordPerspective':
      return recordPerspective(given(command));
    case 'reveal':
      return reveal(given(command));
    case 'assessTheory':
      return assessTheory(given(command));
    case 'assessComparison':
      return assessComparison(given(command));
    case 'noteDeliberation':
      return noteDeliberation(given(command));
    case 'recordDecision':
      return recordDecision(given(command));
    case 'signDecision':
      return signDecision(given(command));
    case 'withdrawCase':
      if (state.phase === 'decided' || state.phase === 'withdrawn')
        return refuse('wrongPhase', `the case is in phase ${state.phase}`);
      if (isUnderReview(state)) return refuse('decisionUnderReview');
      if (openClaims(state).length > 0) return proposeWithdrawal(state, instruction, command.reasonCommitment);
      return accept(
        [{ type: 'caseWithdrawn', reasonCommitment: command.reasonCommitment }],
        command.neverTold && !state.notified ? [] : [{ type: 'notifySubject', about: 'withdrawal' }],
      );
    case 'answerWithdrawal':
      return appeal.answerWithdrawal(given(command));
    case 'recordLaterOutcome':
      return recordLaterOutcome(given(command));
    case 'eraseSubject':
      return retention.eraseSubject(given(command));
    case 'grantHelper':
      return helpers.grantHelper(given(command));
    case 'revokeHelper':
      return helpers.revokeHelper(given(command));
    case 'noteLinkReader':
      return blindness.noteLinkReader(given(command));
    case 'requestErasure':
      return retention.requestErasure(given(command));
    case 'sendMessage':
      return conversation.sendMessage(given(command));
    case 'proposeAppointment':
      return appointment.proposeAppointment(given(command));
    case 'chooseAppointment':
      return appointment.chooseAppointment(given(command));
    case 'moveAppointment':
      return appointment.moveAppointment(given(command));
    case 'cancelAppointment':
      return appointment.cancelAppointment(given(command));
    case 'recordMissedAppointment':
      return appointment.recordMissedAppointment(given(command));
    case 'recordMinute':
      return appointment.recordMinute(given(command));
    case 'answerMinute':
      return appointment.answerMinute(given(command));
    case 'objectToJudge':
      return objection.objectToJudge(given(command));
    case 'answerObjection':
      return objection.answerObjection(given(command));
    case 'markObjectionOverdue':
      return objection.markObjectionOverdue(given(command));
    case 'setLegalHold':
      return retention.setLegalHold(given(command));
    default:
      return assertNever(command);
  }
}
