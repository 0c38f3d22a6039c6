import { z } from 'zod';
import { pendingQuestion } from '#workflows/domain/hearing.ts';
import { problemOf } from '../problem.ts';
import { Words } from '../fields/words.ts';
import { act, type Ground } from './act.ts';

export const AnswerBody = z.strictObject({ questionId: z.uuid().optional(), answer: Words });
type AnswerBody = z.infer<typeof AnswerBody>;

/** The question that the request names, otherwise the open one. */
function questionOf({ body, found }: Ground<AnswerBody>): string {
  const { hearing } = found.state;
  const questionId = body.questionId ?? (hearing ? pendingQuestion(hearing)?.questionId : undefined);
  if (questionId === undefined) throw problemOf({ code: 'questionUnknown', detail: 'there is no open question' });
  return questionId;
}

/** The subject's answer to a judge's question. */
export const answerQuestion = act({
  name: 'answerQuestion',
  as: [],
  words: ({ body, id }: { body: AnswerBody; id: string }) => [{ kind: 'answer', text: body.answer, id }],
  draft: (body) => ({ kind: 'answer', body }),
  command: (ground) => ({
    type: 'answerQuestion',
    questionId: questionOf(ground),
    answerId: ground.id,
    answerCommitment: ground.commitments[0] ?? '',
  }),
  answer: ({ id }, { command }) => ({ answerId: id, questionId: command.questionId }),
});
