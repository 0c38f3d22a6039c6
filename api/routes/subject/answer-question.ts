import { z } from 'zod';
import { uuidv7 } from '../../../db/id.ts';
import { pendingQuestion } from '../../../workflows/domain/state.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { problemOf } from '../../problem.ts';
import { Words } from '../../hearing/words.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** Takes in the subject's answer to a judge's question: the one that is open, where none is named. */
export const answerQuestion: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/answers',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'answerQuestion',
        tags: ['subject'],
        summary: 'Answer a judge’s question',
        params: AppealParams,
        body: z.strictObject({ questionId: z.uuid().optional(), answer: Words }),
        response: {
          201: z.strictObject({ answerId: z.uuid(), questionId: z.uuid() }),
          ...problems(404, 409, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { institutionId, caseId, actor, scope, state } = await presentLink(dependencies, request.params.token);
      const { answer } = request.body;
      const open = state.hearing ? pendingQuestion(state.hearing)?.questionId : undefined;
      const questionId = request.body.questionId ?? open;
      if (questionId === undefined) throw problemOf({ code: 'questionUnknown', detail: 'no question is open' });
      const answerId = uuidv7();
      await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope,
          words: [{ kind: 'answer', body: answer, textId: answerId }],
          draft: { authorId: actor.id, kind: 'answer', body: { questionId, answer } },
        },
        ([text]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor,
            command: { type: 'answerQuestion', questionId, answerId, answerCommitment: text?.commitment ?? '' },
          }),
      );
      return reply.status(201).send({ answerId, questionId });
    },
  );
};
