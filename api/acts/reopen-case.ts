import { newSeed } from '#db/commitment.ts';
import { act } from './act.ts';

/**
 * A supervisor admits the late claims that wait, or has a person look at a decision again. The decision stays in force until
 * that person confirms or supersedes it.
 */
export const reopenCase = act({
  name: 'reopenCase',
  as: ['supervisor'],
  on: 'case',
  words: ({ body }: { body: { reason: string } }) => [{ kind: 'reason', text: body.reason }],
  command: ({ commitments: [commitment = ''] }) => ({
    type: 'reopenCase',
    reasonCommitment: commitment,
    seed: newSeed(),
  }),
  answer: ({ caseId }, { state }) => ({
    id: caseId,
    phase: state.phase,
    underReview: state.decision !== null,
    claims: state.claims.map(({ claimId }) => ({ id: claimId })),
  }),
});
