import { z } from 'zod';
import { newSeed } from '#db/commitment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const Bounce = z.strictObject({ reason: Words });

/** A bounce, with the notice that came back and the time of its hand-over, if these are known. */
type BouncedNotice = z.infer<typeof Bounce> & { notice?: { noticeId: string; handedOverAt: string } };

/** The institution reports that a notice has come back. */
export const reportBounce = act({
  name: 'reportBounce',
  as: ['institution'],
  words: ({ body }: { body: BouncedNotice }) => [{ kind: 'reason', text: body.reason }],
  command: ({ body: { notice }, commitments: [commitment = ''] }) => ({
    type: 'reportBounce',
    reasonCommitment: commitment,
    seed: newSeed(),
    ...(notice && { notice }),
  }),
  answer: ({ caseId }, { state }) => ({ id: caseId, phase: state.phase, reached: false as const }),
});
