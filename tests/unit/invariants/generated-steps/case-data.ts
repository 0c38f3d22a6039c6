import type { Command, CommandOf } from '#workflows/domain/command.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { score } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { clerk, machine, supervisors, theEngine } from '#tests/case/people.ts';
import { digest } from '#tests/case/ids.ts';
import { pick, type Choice } from './step.ts';

/** A correction of the facts, or the score that a case waits for after one. */
export function corrections(given: CoreCase, detail: number): Choice[] {
  if (!given.state.scoringAgain) return [[1, pick([clerk, machine], detail), () => factsCorrection]];
  return [
    [6, theEngine, () => score(given, pick([0.1, 0.3, 0.4, 0.5, 0.8, 0.9, 1], detail))],
    [1, theEngine, () => ({ type: 'recordUnscored', reason: 'modelUnavailable', seed: digest(0) })],
  ];
}

export const erasureRequest = (detail: number): CommandOf<'requestErasure'> => ({
  type: 'requestErasure',
  whyCommitment: detail % 2 === 0 ? digest(1) : null,
});

export const factsCorrection: CommandOf<'correctFacts'> = {
  type: 'correctFacts',
  factsCommitment: digest(3),
  reasonCommitment: digest(1),
};

export const withdrawal: Command = { type: 'withdrawCase', reasonCommitment: digest(1) };

/** What happened later; half of the time it corrects what was recorded, or some other entry. */
export const later = ({ laterOutcomeSeq = 1 }: CaseState, detail: number): Command => ({
  type: 'recordLaterOutcome',
  event: pick(['repaid', 'defaulted', 'moved'], detail),
  observedAt: '2027-01-01T00:00:00.000Z',
  ...(detail % 4 > 1 && { supersedes: { seq: pick([laterOutcomeSeq, 1], detail), reasonCommitment: digest(1) } }),
});

/** What the institution, a supervisor and the policy's term do to the data of a closed case. */
export const endings = (detail: number, at: string): Choice[] => [
  [1, pick([clerk, machine, theEngine], detail), () => erasure(detail)],
  [1, pick(supervisors, detail), () => hold(detail, at)],
];

export const erasure = (detail: number): CommandOf<'eraseSubject'> =>
  detail % 2 === 0
    ? { type: 'eraseSubject', ground: 'requested', reasonCommitment: digest(1) }
    : { type: 'eraseSubject', ground: 'retentionEnded', reasonCommitment: null };

export const hold = (detail: number, at: string): CommandOf<'setLegalHold'> => ({
  type: 'setLegalHold',
  until: pick([null, at, '2027-06-01T00:00:00.000Z'], detail),
  reasonCommitment: digest(1),
});
