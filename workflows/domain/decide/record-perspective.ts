import type { CaseEvent } from '../event.ts';
import type { FindingSummary } from '../finding.ts';
import type { Policy } from '../policy.ts';
import { checkFloor, minLettersOf } from '../record-floor.ts';
import { cannotDecipher, openClaims, recordOf, recordsInForce, type CaseState, type RecordSummary } from '../state.ts';
import type { Hearing } from '../hearing.ts';
import { agree, movesOn } from './deliberation.ts';
import { counterpartOf, heardIn, hearingOf } from './hearing.ts';
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
