import { z } from 'zod';
import { answerQuestion as takeAnswer } from '../../appeal/answer-question.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
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
      const subject = await presentLink(dependencies, request.params.token);
      return reply.status(201).send(await takeAnswer(dependencies, subject, request.body));
    },
  );
};
