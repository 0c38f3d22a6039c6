import type { CaseEvent } from '../event.ts';
import { scorerOf } from '../event.ts';
import type { FindingSummary } from '../finding.ts';
import type { Contribution } from '../method.ts';
import { findOutcome, type Policy } from '../policy.ts';
import {
  findingOn,
  openClaims,
  pendingQuestion,
  recordOf,
  recordsInForce,
  standsAs,
  unheardClaims,
  type CaseState,
  type Hearing,
  type RecordSummary,
} from '../state.ts';
import { isWindowOpen } from './appeal.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * Takes in a judge's perspective record, or a later version of it. It has to speak to every open claim and to nothing
 * else. What follows is the policy's: another judge where a claim could not be deciphered, the drawn second judge,
 * deliberation where two judges differ.
 */
export function recordPerspective({ policy, state, command, instruction }: Given<'recordPerspective'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { actor } = instruction;
  if (actor.kind !== 'human') return refuse('notPermitted');
  if (command.conflict) return refuse('notPermitted', 'recuse yourself: a judge with a conflict makes no finding');
  if (hearing.proposal) return refuse('signatureMissing');

  const problem = checkFindings(state, command.findings);
  if (problem) return problem;
  const earlier = recordOf(state, actor.id);
  const seat = earlier?.seat ?? hearing.holding?.seat;
  if (!seat) return refuse('notAssigned');
  if (!earlier && hearing.holding?.judgeId !== actor.id) return refuse('notAssigned');
  const joined = openClaims(state).some(
    (claim) => !earlier?.findings.some((finding) => finding.claimId === claim.claimId),
  );
  if (earlier && !joined && command.changeReasonCommitment === null) return refuse('changeReasonMissing');

  const recorded: CaseEvent = {
    type: 'perspectiveRecorded',
    recordId: command.recordId,
    version: (earlier?.version ?? 0) + 1,
    recordCommitment: command.recordCommitment,
    changeReasonCommitment: command.changeReasonCommitment,
    seat,
    findings: command.findings,
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
  return accept([recorded, ...nextStep(policy, hearing, mine, others)]);
}

/** Every open claim has one finding, and nothing else has. */
function checkFindings(state: CaseState, findings: FindingSummary[]): Decided | null {
  const ids = findings.map((finding) => finding.claimId);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) return refuse('findingRepeated', `claim ${repeated}`);
  for (const id of ids) {
    const claim = state.claims.find((each) => each.claimId === id);
    if (!claim) return refuse('claimUnknown', `claim ${id}`);
    if (claim.withdrawn) return refuse('claimWithdrawn', `claim ${id}`);
  }
  const missing = openClaims(state).filter((claim) => !ids.includes(claim.claimId));
  if (missing.length > 0)
    return refuse('findingMissing', `no finding on ${missing.map((claim) => claim.claimId).join(', ')}`);
  return null;
}

const cannotDecipher = (record: RecordSummary): boolean =>
  record.findings.some((finding) => finding.finding === 'cannotDecipher');

/** Who is needed after a record: nobody (the judge goes on), another judge, a supervisor, or both judges together. */
function nextStep(policy: Policy, hearing: Hearing, mine: RecordSummary, others: RecordSummary[]): CaseEvent[] {
  if (hearing.deliberation && !hearing.deliberation.closed) return [];
  const isHolder = hearing.holding?.judgeId === mine.judgeId;
  if (!isHolder || mine.role === 'supervisor') return [];
  if (cannotDecipher(mine)) {
    const moves = others.filter(cannotDecipher).length;
    return moves < policy.hearing.cannotDecipherMoves
      ? [{ type: 'hearingMoved', to: 'judge', seat: 'further', reason: 'cannotDecipher' }]
      : [{ type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'cannotDecipher' }];
  }
  const second = others.find((record) => record.seat === 'second');
  if (hearing.secondJudge.drawn && mine.seat === 'first' && !second)
    return [{ type: 'hearingMoved', to: 'judge', seat: 'second', reason: 'secondJudge' }];
  const first = others.find((record) => record.seat === 'first');
  if (mine.seat === 'second' && first && !agree(mine, first))
    return [{ type: 'deliberationOpened', judgeIds: [first.judgeId, mine.judgeId] }];
  return [];
}

/** Whether two records find the same on every claim that both speak to. */
function agree(a: RecordSummary, b: RecordSummary): boolean {
  return a.findings.every((finding) => {
    const other = b.findings.find((each) => each.claimId === finding.claimId);
    return !other || other.finding === finding.finding;
  });
}

/** The first moment a judge sees score and reference class: after their record is in. */
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
    },
  ]);
}

/** Each judge's word in a deliberation; after the last one they agree, or it goes to a supervisor. */
export function noteDeliberation({ state, command, instruction }: Given<'noteDeliberation'>): Decided {
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
 * The judge's decision, with every contribution marked. Refused while a claim has no finding of a person, a question is
 * open, the window is open, another judge has to be heard, or an exception does not say what it changed.
 */
export function recordDecision(given: Given<'recordDecision'>): Decided {
  const { policy, state, command, instruction, at } = given;
  const { actor } = instruction;
  if (actor.kind !== 'human') return refuse('notPermitted');
  const outcome = findOutcome(policy, command.outcome);
  if (!outcome) return refuse('outcomeUnknown', `use one of ${policy.outcomes.map((each) => each.name).join(', ')}`);

  const problem =
    state.phase === 'decided' ? checkSuperseding(given) : checkHearingComplete(given, outcome.adverse, actor.id);
  if (problem) return problem;
  if (unheardClaims(state).length > 0)
    return refuse(
      'findingMissing',
      `no finding on ${unheardClaims(state)
        .map((claim) => claim.claimId)
        .join(', ')}`,
    );
  if (outcome.adverse && standsAs(state, 'cannotDecipher') && !mayEndUndeciphered(state, actor.role))
    return refuse('undecipheredMovesOn');
  if (standsAs(state, 'exceptional')) {
    if (command.outcomeWithoutIndividualFacts === null) return refuse('outcomeWithoutFactsMissing');
    if (!findOutcome(policy, command.outcomeWithoutIndividualFacts))
      return refuse('outcomeUnknown', `outcomeWithoutIndividualFacts: ${command.outcomeWithoutIndividualFacts}`);
  }
  const contributions = markContributions(state, command.markings, actor.id);
  if (!contributions.ok) return refuse('contributionsIncomplete', contributions.detail);

  const { decisionId, reasonsCommitment, outcomeWithoutIndividualFacts, supersedes } = command;
  const body = { decisionId, outcome: outcome.name, adverse: outcome.adverse, outcomeWithoutIndividualFacts };
  const overrides = state.score !== null && state.score.provisionalOutcome !== outcome.name;
  if (policy.hearing.overrideNeedsSignature && overrides && state.phase !== 'decided')
    return accept([
      {
        type: 'decisionProposed',
        ...body,
        proposalCommitment: reasonsCommitment,
        contributions: contributions.value,
      },
    ]);
  const closing: CaseEvent[] =
    state.phase === 'hearing' && state.window && !state.window.closed ? [{ type: 'appealWindowClosed' }] : [];
  if (closing.length > 0 && isWindowOpen(state, at) && !state.nothingToAdd) return refuse('appealWindowOpen');
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
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}

/** Only a supervisor, after at least two judges could not decipher the claim, may end such a case adversely. */
function mayEndUndeciphered(state: CaseState, role: string): boolean {
  const judges = recordsInForce(state).filter(cannotDecipher);
  return role === 'supervisor' && new Set(judges.map((record) => record.judgeId)).size >= 2;
}

function checkSuperseding({ state, command }: Given<'recordDecision'>): Decided | null {
  if (!command.supersedes)
    return refuse('supersedingReasonMissing', 'the case is decided; give supersedes to change it');
  if (command.supersedes.decisionId !== state.decision?.decisionId) return refuse('supersedesWrongDecision');
  return null;
}

function checkHearingComplete(
  { state, command, at }: Given<'recordDecision'>,
  adverse: boolean,
  judgeId: string,
): Decided | null {
  const hearing = hearingOf(state);
  if (!hearing) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (command.supersedes) return refuse('supersedesWrongDecision', 'there is no decision yet');
  if (hearing.proposal) return refuse('signatureMissing');
  const mine = recordOf(state, judgeId);
  if (!mine) return refuse('perspectiveMissing');
  const unheard = openClaims(state).filter(
    (claim) => !mine.findings.some((finding) => finding.claimId === claim.claimId),
  );
  if (unheard.length > 0)
    return refuse('findingMissing', `no finding of yours on ${unheard.map((claim) => claim.claimId).join(', ')}`);
  if (state.score && !hearing.revealedTo.includes(judgeId)) return refuse('revealMissing');
  if (hearing.deliberation && !hearing.deliberation.closed) return refuse('deliberationPending');
  if (hearing.secondJudge.drawn && mine.seat === 'first' && !state.records.some((record) => record.seat === 'second'))
    return refuse('secondJudgeMissing');
  if (isWindowOpen(state, at) && !state.nothingToAdd)
    return refuse('appealWindowOpen', `it ends at ${state.window?.endsAt ?? ''}`);
  if (adverse && pendingQuestion(hearing)) return refuse('questionPending');
  return null;
}

/** Marks what a decision rests on; each source once, none left out. */
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
export function signDecision({ state, command, instruction }: Given<'signDecision'>): Decided {
  const proposal = hearingOf(state)?.proposal;
  if (!proposal || proposal.decisionId !== command.decisionId) return refuse('signatureNotPending');
  if (!command.agree)
    return accept([
      { type: 'signatureRefused', decisionId: command.decisionId, reasonCommitment: command.reasonCommitment },
      { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'signatureRefused' },
    ]);
  if (openClaims(state).some((claim) => findingOn(state, claim.claimId) === undefined)) return refuse('findingMissing');
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
        signedBy: instruction.actor.id,
        supersedes: null,
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}
