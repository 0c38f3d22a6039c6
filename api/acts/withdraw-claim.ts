import { newSeed } from '#db/commitment.ts';
import { act } from './act.ts';

/** The subject withdraws a claim; only they can. */
export const withdrawClaim = act({
  name: 'withdrawClaim',
  as: [],
  command: ({ body }: { body: { claimId: string } }) => ({
    type: 'withdrawClaim',
    claimId: body.claimId,
    seed: newSeed(),
  }),
  answer: ({ body }) => ({ claimId: body.claimId, withdrawn: true as const }),
});
