import { z } from 'zod';
import { Moment } from '../fields/moment.ts';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const AnswerTermExtension = z.strictObject({
  /** The time until which the subject can answer; later than the current one. */
  answerBy: Moment,
  reason: Words,
});

/** A supervisor gives the subject more time to answer a judge's question; the subject is told. */
export const extendAnswerTerm = act({
  name: 'extendAnswerTerm',
  as: ['supervisor'],
  words: ({ body }: { body: { questionId: string; extension: z.infer<typeof AnswerTermExtension> } }) => [
    { kind: 'reason', text: body.extension.reason },
  ],
  command: ({ body: { questionId, extension }, commitments: [commitment = ''] }) => ({
    type: 'extendAnswerTerm',
    questionId,
    answerBy: new Date(extension.answerBy).toISOString(),
    reasonCommitment: commitment,
  }),
  answer: ({ body: { questionId } }, { command }) => ({ questionId, answerBy: command.answerBy }),
});
