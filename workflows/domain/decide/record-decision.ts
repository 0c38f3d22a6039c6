import { isWindowOpen } from '../appeal-window.ts';
import { roleOfFacts } from '../causal-role.ts';
import type { CaseEvent } from '../event.ts';
import { findOutcome, type Policy } from '../policy.ts';
import {
  claimsStandingAs,
  hasUnansweredCorrection,
  isUnderReview,
  openClaims,
  recordOf,
  recordsInForce,
  standsAs,
  unheardClaims,
  type CaseState,
  type Claim,
  type RecordSummary,
} from '../state.ts';
import { pendingQuestion } from '../hearing.ts';
import { endOfTerm } from '../term.ts';
import { markContributions } from './contribution.ts';
import { checkFactChanges, restsOnException } from './exception.ts';
import { counterpartOf, heardIn, hearingOf, withinTheLaw } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * The judge's decision, with every contribution marked. Refused while a claim has no finding by a person, a question is open,
 * the window is open, another judge has to hear the case, or an exception does not say what it changed.
 */
export function recordDecision(given: Given<'recordDecision'>): Decided {
  const { policy, state, command, instruction, at } = given;
  const { actor } = instruction;
  if (actor.kind !== 'human') return refuse('notPermitted');
  const outcome = findOutcome(policy, command.outcome);
  if (!outcome) return refuse('outcomeUnknown', `use one of ${policy.outcomes.map((each) => each.name).join(', ')}`);

  if (outcome.adverse && !state.notified && !command.toldUnreached) return refuse('subjectNotReached');

  const problem =
    state.phase === 'decided'
      ? checkSuperseding(given, outcome.adverse, actor.id)
      : (checkHearingComplete(given, outcome.adverse, actor.id) ??
        (outcome.adverse ? checkUnderstood(given, actor.id) : null));
  if (problem) return problem;
  if (unheardClaims(state).length > 0)
    return refuse(
      'findingMissing',
      `no finding on ${unheardClaims(state)
        .map((claim) => claim.claimId)
        .join(', ')}`,
    );
  if (outcome.adverse && !mayEndUndeciphered(state, actor)) return refuse('undecipheredMovesOn');
  if (standsAs(state, 'exceptional', actor.id)) {
    if (command.outcomeWithoutIndividualFacts === null) return refuse('outcomeWithoutFactsMissing');
    if (!findOutcome(policy, command.outcomeWithoutIndividualFacts))
      return refuse('outcomeUnknown', `outcomeWithoutIndividualFacts: ${command.outcomeWithoutIndividualFacts}`);
    const silent = checkFactChanges(policy, state, command, actor.id);
    if (silent) return silent;
  }
  const contributions = markContributions(state, command.markings, actor.id);
  if (!contributions.ok) return refuse('contributionsIncomplete', contributions.detail);
  if (command.outcomeWithoutIndividualFacts !== outcome.name && !restsOnException(state, contributions.value, actor.id))
    return refuse('exceptionSetAside');

  const { decisionId, reasonsCommitment, outcomeWithoutIndividualFacts: without, supersedes } = command;
  const role =
    without !== null &&
    standsAs(state, 'exceptional', actor.id) &&
    roleOfFacts(outcome.name, without, state.score, command.factChanges ?? []);
  const body = {
    decisionId,
    outcome: outcome.name,
    adverse: outcome.adverse,
    outcomeWithoutIndividualFacts: without,
    ...(role && { individualFacts: role }),
  };
  const overrides = state.score !== null && state.score.provisionalOutcome !== outcome.name;
  if (policy.hearing.overrideNeedsSignature && overrides)
    return accept([
      {
        type: 'decisionProposed',
        ...body,
        proposalCommitment: reasonsCommitment,
        contributions: contributions.value,
        supersedes,
      },
    ]);
  const closing: CaseEvent[] =
    state.phase === 'hearing' && state.window && !state.window.closed ? [{ type: 'appealWindowClosed' }] : [];
  if (closing.length > 0 && isWindowOpen(policy, state, at) && !state.nothingToAdd) return refuse('appealWindowOpen');
  return accept(
    [
      ...closing,
      {
        type: 'decided',
        ...body,
        route: 'hearing',
        decidedBy: actor.id,
        reasonsCommitment,
        contributions: contributions.value,
        signedBy: null,
        supersedes,
        ...(outcome.adverse && !state.notified && { subjectUnreached: true as const }),
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}

/** Whether the actor may decide a case with an undeciphered claim adversely: only a supervisor, after two others failed. */
function mayEndUndeciphered(state: CaseState, actor: { id: string; role: string }): boolean {
  const others = recordsInForce(state).filter(
    ({ judgeId }) => judgeId !== actor.id && !state.hearing?.recused.includes(judgeId),
  );
  return claimsStandingAs(state, 'cannotDecipher', actor.id).every(({ claimId }) => {
    const tried = others.filter(({ findings }) =>
      findings.some((finding) => finding.claimId === claimId && finding.finding === 'cannotDecipher'),
    );
    return actor.role === 'supervisor' && tried.length >= 2;
  });
}

/** A new decision names the one that it replaces. An adverse one requires a judge who has heard every claim themselves. */
function checkSuperseding(
  { state, command }: Given<'recordDecision'>,
  adverse: boolean,
  judgeId: string,
): Decided | null {
  const wrong = checkReplaced(state, command);
  if (wrong) return wrong;
  if (state.hearing?.proposal) return refuse('signatureMissing');
  if (adverse && unheardBy(state, judgeId).length > 0)
    return refuse('perspectiveMissing', 'an adverse decision needs your own finding on every claim');
  return null;
}

/** A decision that is in force is replaced by one that names it, with an id of its own; even if it confirms it. */
function checkReplaced({ decision }: CaseState, { supersedes, decisionId }: Given<'recordDecision'>['command']) {
  if (!supersedes)
    return refuse('supersedingReasonMissing', 'a decision is in force; give supersedes to confirm or change it');
  if (supersedes.decisionId !== decision?.decisionId) return refuse('supersedesWrongDecision');
  return decisionId === decision.decisionId ? refuse('alreadyGiven', 'give the new decision its own id') : null;
}

/** Open claims on which a judge has no finding of their own. */
function unheardBy(state: CaseState, judgeId: string): Claim[] {
  const mine = recordOf(state, judgeId);
  return openClaims(state).filter((claim) => !mine?.findings.some((finding) => finding.claimId === claim.claimId));
}

function checkHearingComplete(
  { policy, state, command, at }: Given<'recordDecision'>,
  adverse: boolean,
  judgeId: string,
): Decided | null {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const wrong = isUnderReview(state) ? checkReplaced(state, command) : null;
  if (wrong) return wrong;
  if (command.supersedes && !state.decision) return refuse('supersedesWrongDecision', 'there is no decision yet');
  if (hearing.proposal) return refuse('signatureMissing');
  if (state.scoringAgain) return refuse('scorePending');
  const mine = recordOf(state, judgeId);
  if (!mine) return refuse('perspectiveMissing');
  const unheard = unheardBy(state, judgeId);
  if (unheard.length > 0)
    return refuse(
      'findingMissing',
      `you have recorded no finding on ${unheard.map((claim) => claim.claimId).join(', ')}`,
    );
  if (state.score && !hearing.revealedTo.includes(judgeId)) return refuse('revealMissing');
  if (hearing.deliberation && !hearing.deliberation.closed) return refuse('deliberationPending');
  const counterpart = counterpartOf(hearing, mine.seat);
  if (counterpart && !heardIn(hearing, counterpart, state.records)) return refuse('secondJudgeMissing');
  if (isWindowOpen(policy, state, at) && !state.nothingToAdd)
    return refuse('appealWindowOpen', `it ends at ${state.window?.endsAt ?? ''}`);
  if (adverse && pendingQuestion(hearing)) return refuse('questionPending');
  return null;
}

/** An adverse decision on a claim has to take the subject's reply to the restatement into account. */
function checkUnderstood({ policy, state, at }: Given<'recordDecision'>, judgeId: string): Decided | null {
  const mine = recordOf(state, judgeId);
  if (!mine || openClaims(state).length === 0) return null;
  if (hasUnansweredCorrection(state, judgeId)) return refuse('correctionUnanswered');
  const until = restatementAnswerBy(policy, state, mine);
  return until !== null && at < until ? refuse('restatementPending', `they have until ${until}`) : null;
}

/** Until when an adverse decision on a claim waits for the subject's reply to a restatement, or `null` if it does not. */
export function restatementAnswerBy(policy: Policy, state: CaseState, record: RecordSummary): string | null {
  const { restatement } = policy.hearing;
  if (!restatement || record.restatement || openClaims(state).length === 0) return null;
  return withinTheLaw(state, record.at, endOfTerm(policy, record.at, restatement.answerWithin));
}
