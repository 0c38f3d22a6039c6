import { z } from 'zod';
import { newSeed } from '#db/commitment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ReviewBody = z.strictObject({
  /** Why a person should look at the decision. */
  why: Words,
});

/** The receipt of a subject who asked for a review by a person. */
export const ReviewReceipt = z.strictObject({
  requestId: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** The decision stays in force, under review, until a person confirms or supersedes it. */
  underReview: z.literal(true),
});

/** The subject of an automatic decision has a person look at it; the decision stays in force meanwhile. */
export const requestReview = act({
  name: 'requestReview',
  as: [],
  words: ({ body, id }: { body: z.infer<typeof ReviewBody>; id: string }) => [{ kind: 'reason', text: body.why, id }],
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'requestReview',
    requestId: id,
    whyCommitment: commitment,
    seed: newSeed(),
  }),
  answer: ({ id }, { at }): z.infer<typeof ReviewReceipt> => ({ requestId: id, receivedAt: at, underReview: true }),
});
