import { roleOfFacts } from '../causal-role.ts';
import type { CaseEvent } from '../event.ts';
import { scorerOf } from '../event.ts';
import type { FindingSummary } from '../finding.ts';
import { isWindowOpen } from '../appeal-window.ts';
import type { Contribution } from '../method.ts';
import { findOutcome, type Policy } from '../policy.ts';
import { checkFloor, minLettersOf } from '../record-floor.ts';
import {
  cannotDecipher,
  claimsStandingAs,
  findingOn,
  hasUnansweredCorrection,
  isUnderReview,
  openClaims,
  pendingQuestion,
  recordOf,
  recordsInForce,
  standsAs,
  unheardClaims,
  type CaseState,
  type Claim,
  type Hearing,
  type RecordSummary,
} from '../state.ts';
import { endOfTerm } from '../term.ts';
import { counterpartOf, heardIn, hearingOf, withinTheLaw } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * Records a judge's perspective record, or a later version of it. It has to have a finding for every open claim and for no
 * other. The policy determines what follows: another judge if a claim could not be deciphered, the drawn second judge, or
 * deliberation if two judges differ.
 */
export function recordPerspective({ policy, state, command, instruction }: Given<'recordPerspective'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { actor } = instruction;
  if (actor.kind !== 'human') return refuse('notPermitted');
  if (command.conflict)
    return refuse('notPermitted', 'a judge with a conflict cannot record a finding; recuse yourself');
  if (hearing.proposal) return refuse('signatureMissing');

  const problem = checkFindings(state, command.findings);
  if (problem) return problem;
  const earlier = recordOf(state, actor.id);
  const seat = earlier?.seat ?? hearing.holding?.seat;
  if (!seat) return refuse('notAssigned');
  if (!earlier && hearing.holding?.judgeId !== actor.id) return refuse('notAssigned');
  const thin = checkParts(policy, command);
  if (thin) return thin;
  const joined = openClaims(state).some(
    (claim) => !earlier?.findings.some((finding) => finding.claimId === claim.claimId),
  );
  const changed = earlier?.findings.some((finding) =>
    command.findings.some((now) => now.claimId === finding.claimId && now.finding !== finding.finding),
  );
  const hasSeenScore = hearing.revealedTo.includes(actor.id);
  if (earlier && (!joined || changed || hasSeenScore) && command.changeReasonCommitment === null)
    return refuse('changeReasonMissing');

  const recorded: CaseEvent = {
    type: 'perspectiveRecorded',
    recordId: command.recordId,
    version: (earlier?.version ?? 0) + 1,
    recordCommitment: command.recordCommitment,
    changeReasonCommitment: command.changeReasonCommitment,
    seat,
    findings: command.findings,
    ...(command.parts && { parts: command.parts }),
    conflict: false,
  };
  const mine: RecordSummary = {
    ...recorded,
    judgeId: actor.id,
    role: actor.role === 'supervisor' ? 'supervisor' : 'judge',
    at: instruction.at,
    seq: state.seq + 1,
  };
  const others = recordsInForce(state).filter((record) => record.judgeId !== actor.id);
  const isAsked = policy.hearing.restatement && openClaims(state).length > 0;
  return accept(
    [recorded, ...nextStep(policy, hearing, mine, others)],
    isAsked ? [{ type: 'notifySubject', about: 'restatement' }] : [],
  );
}

/** Checks that every open claim, and no other, has exactly one finding. */
function checkFindings(state: CaseState, findings: FindingSummary[]): Decided | null {
  const ids = findings.map((finding) => finding.claimId);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) return refuse('findingRepeated', `claim ${repeated}`);
  for (const id of ids) {
    const claim = state.claims.find((each) => each.claimId === id);
    if (!claim) return refuse('claimUnknown', `claim ${id}`);
    if (claim.withdrawn) return refuse('claimWithdrawn', `claim ${id}`);
  }
  const luck = findings.find((finding) => finding.finding === 'exceptional' && finding.individualFactIds.length === 0);
  if (luck) return refuse('individualFactsMissing', `claim ${luck.claimId}`);
  const missing = openClaims(state).filter((claim) => !ids.includes(claim.claimId));
  if (missing.length > 0)
    return refuse('findingMissing', `no finding on ${missing.map((claim) => claim.claimId).join(', ')}`);
  return null;
}

/** Checks the record's parts, under a policy that has a minimum for them. */
function checkParts(policy: Policy, { parts = [], findings }: Given<'recordPerspective'>['command']): Decided | null {
  const minLetters = minLettersOf(policy);
  const [fault] = minLetters === null ? [] : checkFloor(parts, findings, minLetters);
  return fault ? refuse('recordTooThin', `${fault.part}: ${fault.message}`) : null;
}

/** Who is needed after a record: no one else (the judge goes on), another judge, a supervisor, or both judges together. */
function nextStep(policy: Policy, hearing: Hearing, mine: RecordSummary, others: RecordSummary[]): CaseEvent[] {
  if (hearing.deliberation && !hearing.deliberation.closed) return [];
  const isHolder = hearing.holding?.judgeId === mine.judgeId;
  if (!isHolder || mine.seat === 'supervisor') return [];
  if (cannotDecipher(mine)) return [movesOn(policy, others.filter(cannotDecipher).length)];
  const counterpart = counterpartOf(hearing, mine.seat);
  if (!counterpart) return [];
  const other = heardIn(hearing, counterpart, others);
  if (!other) return [{ type: 'hearingMoved', to: 'judge', seat: counterpart, reason: 'secondJudge' }];
  return agree(mine, other) ? [] : [{ type: 'deliberationOpened', judgeIds: [other.judgeId, mine.judgeId] }];
}

/** @param moves how often the hearing has moved on before */
const movesOn = (policy: Policy, moves: number): CaseEvent =>
  moves < policy.hearing.cannotDecipherMoves
    ? { type: 'hearingMoved', to: 'judge', seat: 'further', reason: 'cannotDecipher' }
    : { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'cannotDecipher' };

/** Whether two records agree on every claim for which both have a finding. */
function agree(a: RecordSummary, b: RecordSummary): boolean {
  return a.findings.every((finding) => {
    const other = b.findings.find((each) => each.claimId === finding.claimId);
    return !other || other.finding === finding.finding;
  });
}

/** The first time a judge sees score and reference class: after they have submitted their record. */
export function reveal({ state, instruction }: Given<'reveal'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const record = recordOf(state, instruction.actor.id);
  if (!record) return refuse('perspectiveMissing');
  if (state.hearing?.revealedTo.includes(instruction.actor.id)) return refuse('alreadyGiven');
  return accept([{ type: 'scoreRevealed', judgeId: instruction.actor.id, recordId: record.recordId }]);
}

export function assessTheory({ state, command, instruction }: Given<'assessTheory'>): Decided {
  if (!hearingOf(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!recordOf(state, instruction.actor.id)) return refuse('perspectiveMissing');
  return accept([
    {
      type: 'theoryAssessed',
      assessmentId: command.assessmentId,
      assessmentCommitment: command.assessmentCommitment,
      afterReveal: state.hearing?.revealedTo.includes(instruction.actor.id) === true,
    },
  ]);
}

/** A judge's assessment of the comparison, which they have seen. It changes nothing in the case by itself. */
export function assessComparison({ state, command, instruction }: Given<'assessComparison'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const judgeId = instruction.actor.id;
  if (!recordOf(state, judgeId)) return refuse('perspectiveMissing');
  if (!state.score) return refuse('nothingCompared');
  if (!hearing.revealedTo.includes(judgeId)) return refuse('revealMissing');
  const { comparisonId, fit, reasonsCommitment } = command;
  return accept([
    { type: 'comparisonAssessed', comparisonId, judgeId, scoreId: state.score.scoreId, fit, reasonsCommitment },
  ]);
}

/** Each judge's note in a deliberation; after the last one the judges agree, or the hearing goes to a supervisor. */
export function noteDeliberation({ policy, state, command, instruction }: Given<'noteDeliberation'>): Decided {
  const deliberation = hearingOf(state)?.deliberation;
  if (!deliberation || deliberation.closed) return refuse('deliberationNotPending');
  const judgeId = instruction.actor.id;
  if (deliberation.notedBy.includes(judgeId)) return refuse('alreadyGiven');
  const events: CaseEvent[] = [{ type: 'deliberationNoted', judgeId, noteCommitment: command.noteCommitment }];
  const waiting = deliberation.judgeIds.filter((id) => id !== judgeId && !deliberation.notedBy.includes(id));
  if (waiting.length > 0) return accept(events);
  const [first, second] = deliberation.judgeIds.map((id) => recordOf(state, id));
  const agreed = first !== undefined && second !== undefined && agree(first, second);
  events.push({ type: 'deliberationClosed', agreed });
  if (!agreed) events.push({ type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'disagreement' });
  else if (cannotDecipher(first) || cannotDecipher(second))
    events.push(movesOn(policy, recordsInForce(state).filter(cannotDecipher).length - 1));
  return accept(events);
}

/** What a decision has to rest on and account for: the score, and the deciding judge's own assessments and record. */
export function sourcesOf(
  state: CaseState,
  judgeId: string,
): { sourceId: string; method: Contribution['method']; judgeId: string | null }[] {
  const sources: ReturnType<typeof sourcesOf> = [];
  if (state.score) sources.push({ sourceId: state.score.scoreId, method: 'correlational', judgeId: null });
  for (const theory of state.hearing?.theories ?? [])
    if (theory.judgeId === judgeId)
      sources.push({ sourceId: theory.assessmentId, method: 'theoryBased', judgeId: theory.judgeId });
  for (const record of recordsInForce(state))
    sources.push({ sourceId: record.recordId, method: 'empathy', judgeId: record.judgeId });
  return sources;
}

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

/** The facts that make the standing exceptions so: those of the judge's own finding, or else of the one that counts. */
export function factsOfExceptions(state: CaseState, judgeId: string): string[] {
  return claimsStandingAs(state, 'exceptional', judgeId).flatMap(({ claimId }) => {
    const own = recordOf(state, judgeId)?.findings.find((finding) => finding.claimId === claimId);
    const finding = own?.finding === 'exceptional' ? own : findingOn(state, claimId);
    return finding?.finding === 'exceptional' ? finding.individualFactIds : [];
  });
}

/** Where several facts changed the outcome, each says what it changed. Of a single one the outcome without it says so. */
function checkFactChanges(
  policy: Policy,
  state: CaseState,
  { factChanges = [], outcome, outcomeWithoutIndividualFacts }: Given<'recordDecision'>['command'],
  judgeId: string,
): Decided | null {
  const facts = factsOfExceptions(state, judgeId);
  const unknown = factChanges.find(({ factId }) => !facts.includes(factId));
  if (unknown) return refuse('individualFactUnknown', unknown.factId);
  const isAsked = minLettersOf(policy) !== null && facts.length > 1 && outcome !== outcomeWithoutIndividualFacts;
  const silent = facts.filter((id) => !factChanges.some(({ factId }) => factId === id));
  return isAsked && silent.length > 0 ? refuse('factsUnaccounted', `nothing is said of ${silent.join(', ')}`) : null;
}

/**
 * Whether a decision that the individual facts of an exception changed rests on a record that found it. Facts that were set
 * aside played no causal role, and an outcome without that is luck (Kidder et al. 2024, section 4).
 */
function restsOnException(state: CaseState, contributions: readonly Contribution[], judgeId: string): boolean {
  const exceptional = claimsStandingAs(state, 'exceptional', judgeId).map(({ claimId }) => claimId);
  const finds = (record: RecordSummary): boolean =>
    record.findings.some(({ claimId, finding }) => finding === 'exceptional' && exceptional.includes(claimId));
  const counted = contributions.filter(({ weight }) => weight !== 'setAside').map(({ sourceId }) => sourceId);
  return exceptional.length === 0 || state.records.some((each) => counted.includes(each.recordId) && finds(each));
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

/** A decision that is in force is replaced by one that names it, with an id of its own; also where it is confirmed. */
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

/** Marks what a decision rests on: every source exactly once. */
function markContributions(
  state: CaseState,
  markings: Given<'recordDecision'>['command']['markings'],
  judgeId: string,
): { ok: true; value: Contribution[] } | { ok: false; detail: string } {
  const sources = sourcesOf(state, judgeId);
  const value: Contribution[] = [];
  for (const source of sources) {
    const marking = markings.find((each) => each.sourceId === source.sourceId);
    if (!marking) return { ok: false, detail: `${source.method} ${source.sourceId} is not marked` };
    const rest = {
      sourceId: source.sourceId,
      weight: marking.weight,
      reasonCommitment: marking.reasonCommitment,
    };
    if (source.method === 'correlational') {
      if (!state.score) return { ok: false, detail: 'there is no score' };
      value.push({ method: 'correlational', actor: scorerOf(state.score), ...rest });
    } else {
      const record = source.judgeId === null ? undefined : recordOf(state, source.judgeId);
      const actor = { kind: 'human', id: source.judgeId ?? judgeId, role: record?.role ?? 'judge' } as const;
      value.push({ method: source.method, actor, ...rest });
    }
  }
  const unknown = markings.find((each) => !sources.some((source) => source.sourceId === each.sourceId));
  if (unknown) return { ok: false, detail: `${unknown.sourceId} is not part of this case` };
  if (markings.length !== sources.length) return { ok: false, detail: 'a source is marked twice' };
  return { ok: true, value };
}

/** A second person's signature under a decision that departs from the provisional outcome, or their refusal. */
export function signDecision({ policy, state, command, instruction, at }: Given<'signDecision'>): Decided {
  const proposal = state.phase === 'withdrawn' ? null : state.hearing?.proposal;
  if (proposal?.decisionId !== command.decisionId) return refuse('signatureNotPending');
  if (!command.agree) {
    const { decisionId, reasonCommitment } = command;
    const refused: CaseEvent = { type: 'signatureRefused', decisionId, reasonCommitment };
    if (state.phase === 'decided') return accept([refused]);
    return accept([
      refused,
      { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'signatureRefused' },
    ]);
  }
  if (openClaims(state).some((claim) => findingOn(state, claim.claimId) === undefined)) return refuse('findingMissing');
  const isUnreached = proposal.adverse && !state.notified;
  if (isUnreached && !command.toldUnreached) return refuse('subjectNotReached');
  // An outage may have lengthened the window since the decision was proposed.
  if (isWindowOpen(policy, state, at) && !state.nothingToAdd)
    return refuse('appealWindowOpen', `it ends at ${state.window?.endsAt ?? ''}`);
  return accept(
    [
      ...(state.window && !state.window.closed ? [{ type: 'appealWindowClosed' } as const] : []),
      {
        type: 'decided',
        decisionId: proposal.decisionId,
        outcome: proposal.outcome,
        adverse: proposal.adverse,
        route: 'hearing',
        decidedBy: proposal.judgeId,
        reasonsCommitment: proposal.reasonsCommitment,
        contributions: proposal.contributions,
        outcomeWithoutIndividualFacts: proposal.outcomeWithoutIndividualFacts,
        ...(proposal.individualFacts && { individualFacts: proposal.individualFacts }),
        signedBy: instruction.actor.id,
        supersedes: proposal.supersedes,
        ...(isUnreached && { subjectUnreached: true as const }),
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}
