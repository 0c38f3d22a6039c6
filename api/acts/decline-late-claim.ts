import { act } from './act.ts';

/** A supervisor does not admit a late claim, in words that the subject reads. */
export const declineLateClaim = act({
  name: 'declineLateClaim',
  as: ['supervisor'],
  on: 'case',
  words: ({ body }: { body: { claimId: string; reason: string } }) => [{ kind: 'reason', text: body.reason }],
  command: ({ body, commitments: [commitment = ''] }) => ({
    type: 'declineLateClaim',
    claimId: body.claimId,
    reasonCommitment: commitment,
  }),
  answer: ({ body }) => ({ claimId: body.claimId, status: 'declined' as const }),
});
