import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const ObjectionAnswer = z.strictObject({
  /** Whether another person hears the case. */
  upheld: z.boolean(),
  /** The subject reads it. */
  reason: Words,
});

/** A supervisor upholds a subject's objection to a judge, or declines it, in words that the subject reads. */
export const answerObjection = act({
  name: 'answerObjection',
  as: ['supervisor'],
  words: ({ body }: { body: { objectionId: string; answer: z.infer<typeof ObjectionAnswer> } }) => [
    { kind: 'reason', text: body.answer.reason },
  ],
  command: ({ body: { objectionId, answer }, commitments: [commitment = ''] }) => ({
    type: 'answerObjection',
    objectionId,
    upheld: answer.upheld,
    reasonCommitment: commitment,
  }),
  answer: ({ body: { objectionId, answer } }) => ({
    objectionId,
    status: answer.upheld ? ('upheld' as const) : ('declined' as const),
  }),
});
