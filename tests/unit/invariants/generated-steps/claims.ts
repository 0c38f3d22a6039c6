import type { Actor } from '#workflows/domain/actor.ts';
import type { CommandOf } from '#workflows/domain/command.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { pendingQuestion } from '#workflows/domain/hearing.ts';
import { attachment } from '#tests/case/commands.ts';
import type { CoreCase } from '#tests/case/core-case.ts';
import { digest } from '#tests/case/ids.ts';
import { MINUTE, pick } from './step.ts';

/** To a later end, or to one that is not. */
export const extending = ({ state, at }: CoreCase, detail: number): CommandOf<'extendAppealWindow'> => ({
  type: 'extendAppealWindow',
  windowEndsAt: new Date(
    Date.parse(state.window?.endsAt ?? at) + pick([-24 * 60 * MINUTE, 0, MINUTE, 60 * MINUTE], detail),
  ).toISOString(),
  reason: 'outage',
});

/** The same by a supervisor. */
export const granting = (given: CoreCase, detail: number): CommandOf<'extendWindow'> => ({
  type: 'extendWindow',
  windowEndsAt: extending(given, detail).windowEndsAt,
  reasonCommitment: digest(1),
});

/** To a later time, or to one that is not; of a question that is open, or of none. */
export const lengthening = ({ state, at, newId }: CoreCase, detail: number): CommandOf<'extendAnswerTerm'> => {
  const question = state.hearing && pendingQuestion(state.hearing);
  return {
    type: 'extendAnswerTerm',
    questionId: question?.questionId ?? newId(),
    answerBy: new Date(
      Date.parse(question?.answerBy ?? at) + pick([60 * MINUTE, 0, -MINUTE, 24 * 60 * MINUTE], detail),
    ).toISOString(),
    reasonCommitment: digest(1),
  };
};

export const lateClaim = ({ newId }: CoreCase): CommandOf<'raiseLateClaim'> => ({
  type: 'raiseLateClaim',
  claimId: newId(),
  statementCommitment: digest(1),
  whyCommitment: digest(2),
});

/** One that waits, or one that does not. */
export const declining = ({ state, newId }: CoreCase, detail: number): CommandOf<'declineLateClaim'> => ({
  type: 'declineLateClaim',
  claimId: pick([...(state.lateClaims ?? []).map(({ claimId }) => claimId), newId()], detail),
  reasonCommitment: digest(1),
});

export const reopening: CommandOf<'reopenCase'> = { type: 'reopenCase', reasonCommitment: digest(1), seed: digest(0) };

/** Said at some time between the case's arrival and a little after now, as often as not while claims were taken. */
export const writtenDown = (given: CoreCase, detail: number, at: string): CommandOf<'writeDownClaim'> => ({
  type: 'writeDownClaim',
  claimId: given.newId(),
  statementCommitment: digest(1),
  channel: pick(['phone', 'letter', 'inPerson'], detail),
  receivedAt: pick(
    [
      at,
      given.state.receivedAt,
      given.state.window?.endsAt ?? at,
      claimsUntil(given.policy, given.state) ?? at,
      new Date(Date.parse(at) + MINUTE).toISOString(),
      new Date(Date.parse(given.state.receivedAt) - MINUTE).toISOString(),
    ],
    detail >> 2,
  ),
  seed: digest(0),
});

/** Of a claim that was written down, or of one that was not. */
export const original = (given: CoreCase, claimId: string): CommandOf<'attachOriginal'> => ({
  ...attachment(given),
  type: 'attachOriginal',
  claimId,
});

export const helperGrant = ({ newId }: CoreCase): CommandOf<'grantHelper'> => ({
  type: 'grantHelper',
  helperId: newId(),
  nameCommitment: digest(1),
});

/** A helper of the subject's, also one whose link was taken back; a made-up one where there is none. */
export const helperOf = ({ state, newId }: CoreCase, detail: number): Actor => ({
  kind: 'subject',
  id: state.subjectId,
  role: `helper:${pick(state.helpers?.map(({ helperId }) => helperId) ?? [newId()], detail)}`,
});

export const reviewRequest = ({ newId }: CoreCase): CommandOf<'requestReview'> => ({
  type: 'requestReview',
  requestId: newId(),
  whyCommitment: digest(1),
  seed: digest(0),
});
