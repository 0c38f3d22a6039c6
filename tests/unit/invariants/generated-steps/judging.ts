import type { Actor } from '#workflows/domain/actor.ts';
import type { Command, CommandOf } from '#workflows/domain/command.ts';
import { FITS } from '#workflows/domain/comparison.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import { openClaims, recordOf, standsAs, type CaseState } from '#workflows/domain/state.ts';
import { openObjection } from '#workflows/domain/hearing.ts';
import { decision, reassign, record, sign, supersede } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { soundParts } from '#tests/case/sound-parts.ts';
import { digest } from '#tests/case/ids.ts';
import { pick, staff } from './step.ts';

export const objecting = ({ newId }: CoreCase): CommandOf<'objectToJudge'> => ({
  type: 'objectToJudge',
  objectionId: newId(),
  reasonCommitment: digest(1),
});

/** The one that is open, or one that is not. */
export const answering = ({ state, newId }: CoreCase, detail: number): CommandOf<'answerObjection'> => ({
  type: 'answerObjection',
  objectionId: openObjection(state.hearing)?.objectionId ?? newId(),
  upheld: detail % 2 === 0,
  reasonCommitment: digest(1),
});

export const restatement = ({ records }: CaseState, detail: number): Command => ({
  type: 'answerRestatement',
  recordId: pick(records, detail).recordId,
  confirmed: detail % 2 === 0,
  correctionCommitment: null,
});

export const reassigning = (detail: number): Command => {
  const to = pick(staff, detail >> 2);
  return detail % 4 === 0 ? reassign(null) : reassign(to.id, to.role === 'supervisor' ? 'supervisor' : 'judge');
};

export const delegating = (detail: number): CommandOf<'delegate'> => {
  const to = pick(staff, detail >> 2);
  const judgeRole = to.role === 'supervisor' ? 'supervisor' : 'judge';
  return { type: 'delegate', judgeId: to.id, judgeRole, reasonCommitment: digest(15) };
};

/** Of the person who holds the hearing, by one of the others or by none. */
export const covering = ({ hearing }: CaseState, detail: number): CommandOf<'coverAbsence'> => {
  const { id: judgeId, role } = pick(staff, detail >> 2);
  const cover = { judgeId, role: role === 'supervisor' ? ('supervisor' as const) : ('judge' as const) };
  return {
    type: 'coverAbsence',
    judgeId: hearing?.holding?.judgeId ?? judgeId,
    until: '2026-12-24',
    cover: detail % 16 === 3 ? null : cover,
  };
};

export const signing = ({ hearing }: CaseState, detail: number): Command => ({
  ...sign(hearing?.proposal?.decisionId ?? '', detail % 3 !== 0),
  toldUnreached: detail % 2 === 0,
});

/** Finds what the numbers say; what one judge could not decipher is often hard for the next one too. */
export function recordBy(given: CoreCase, judge: Actor, detail: number): Command {
  const hard = standsAs(given.state, 'cannotDecipher') && detail % 8 > 0;
  const findings = Object.fromEntries(
    openClaims(given.state).map(({ claimId }, index) => [
      claimId,
      hard ? ('cannotDecipher' as const) : pick(FINDINGS, detail + index),
    ]),
  );
  const reason = recordOf(given.state, judge.id) && detail % 4 !== 0 ? digest(1) : null;
  const command = record(given, findings, { changeReasonCommitment: reason });
  return detail % 2 === 0 ? command : namingMore(given, command);
}

/** The same record, whose exceptions name a second fact. */
function namingMore(given: CoreCase, command: CommandOf<'recordPerspective'>): Command {
  const findings = command.findings.map((finding) =>
    finding.finding === 'exceptional'
      ? { ...finding, individualFactIds: [...finding.individualFactIds, given.newId()] }
      : finding,
  );
  return { ...command, findings, parts: soundParts(findings) };
}

export const comparing = (comparisonId: string, detail: number): CommandOf<'assessComparison'> => ({
  type: 'assessComparison',
  comparisonId,
  fit: pick(FITS, detail),
  reasonsCommitment: digest(18),
});

/** What a judge writes who has listened to another one. */
export const comingRound = (given: CoreCase, detail: number): Command =>
  record(given, detail % 3 === 0 ? 'cannotDecipher' : 'specialPleading', { changeReasonCommitment: digest(1) });

export const decisionBy = (given: CoreCase, judge: Actor, detail: number): Command =>
  decision(given, judge, pick(['decline', 'grant', 'decline', 'grantSmaller'], detail), {
    outcomeWithoutIndividualFacts: detail % 4 === 0 ? null : 'decline',
    toldUnreached: detail % 3 > 0,
    // As somebody would who has not seen that the case is heard again.
    ...(detail % 16 > 12 && { supersedes: null }),
  });

export const decider = ({ decision: inForce }: CaseState) => staff.find(({ id }) => id === inForce?.judgeId);

/** A new decision instead of the one in force. */
export const change = (given: CoreCase, judge: Actor, detail: number): Command => ({
  ...(decisionBy(given, judge, detail) as CommandOf<'recordDecision'>),
  supersedes: supersede(given.state.decision?.decisionId ?? ''),
});
