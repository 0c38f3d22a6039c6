import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

/** Whether a judge has understood the subject, and if not, what is wrong. */
export const RestatementAnswer = z.discriminatedUnion('confirmed', [
  z.strictObject({ confirmed: z.literal(true) }),
  z.strictObject({ confirmed: z.literal(false), correction: Words }),
]);
type Body = { recordId: string; answer: z.infer<typeof RestatementAnswer> };

/** The subject's reply to a judge's restatement of their point of view. */
export const answerRestatement = act({
  name: 'answerRestatement',
  as: [],
  words: ({ body: { answer } }: { body: Body }) =>
    answer.confirmed ? [] : [{ kind: 'correction', text: answer.correction }],
  command: ({ body, commitments }) => ({
    type: 'answerRestatement',
    recordId: body.recordId,
    confirmed: body.answer.confirmed,
    correctionCommitment: commitments[0] ?? null,
  }),
  answer: ({ body }) => ({ recordId: body.recordId, confirmed: body.answer.confirmed }),
});
