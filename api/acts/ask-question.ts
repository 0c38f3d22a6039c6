import { z } from 'zod';
import { Words } from '../fields/words.ts';
import { act } from './act.ts';

export const QuestionBody = z.strictObject({ question: Words });

/** A judge asks the subject a question: the best way to learn a perspective is to ask for it. */
export const askQuestion = act({
  name: 'askQuestion',
  as: ['judge', 'supervisor'],
  words: ({ body, id }: { body: z.infer<typeof QuestionBody>; id: string }) => [
    { kind: 'question', text: body.question, id },
  ],
  command: ({ id, commitments: [commitment = ''] }) => ({
    type: 'askQuestion',
    questionId: id,
    questionCommitment: commitment,
  }),
  answer: ({ id }) => ({ questionId: id }),
});
