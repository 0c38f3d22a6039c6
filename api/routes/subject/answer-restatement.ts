import { z } from 'zod';
import { answerRestatement as takeAnswer, RestatementAnswer } from '../../appeal/answer-restatement.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** The subject says whether a judge has understood them, and what is wrong where not. */
export const answerRestatement: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/restatements/:recordId',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'answerRestatement',
        tags: ['subject'],
        summary: 'Confirm or correct how a judge put one’s point of view',
        params: AppealParams.extend({ recordId: z.uuid() }),
        body: RestatementAnswer,
        response: {
          200: z.strictObject({ recordId: z.uuid(), confirmed: z.boolean() }),
          ...problems(404, 409, 422, 429, 503),
        },
      },
    },
    async (request) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { recordId } = request.params;
      await takeAnswer(dependencies, subject, recordId, request.body);
      return { recordId, confirmed: request.body.confirmed };
    },
  );
};
