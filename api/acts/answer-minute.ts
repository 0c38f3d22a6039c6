import type { z } from 'zod';
import type { RestatementAnswer } from './answer-restatement.ts';
import { act } from './act.ts';

/** The subject confirms or corrects the judge's minute of a meeting. */
export const answerMinute = act({
  name: 'answerMinute',
  as: [],
  words: ({ body: { answer } }: { body: { minuteId: string; answer: z.infer<typeof RestatementAnswer> } }) =>
    answer.confirmed ? [] : [{ kind: 'correction', text: answer.correction }],
  command: ({ body: { minuteId, answer }, commitments: [commitment = null] }) => ({
    type: 'answerMinute',
    minuteId,
    confirmed: answer.confirmed,
    correctionCommitment: commitment,
  }),
  answer: ({ body: { minuteId, answer } }) => ({ minuteId, confirmed: answer.confirmed }),
});
