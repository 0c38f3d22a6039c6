import { z } from 'zod';
import { answerWithdrawal as takeAnswer } from '../../appeal/answer-withdrawal.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** The subject lets the institution take their case back, unheard, or wants to be heard all the same. */
export const answerWithdrawal: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/withdrawal',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'answerWithdrawal',
        tags: ['subject'],
        summary: 'Agree that the institution takes the case back, or ask to be heard all the same',
        params: AppealParams,
        body: z.strictObject({ agreed: z.boolean() }),
        response: { 200: z.strictObject({ agreed: z.boolean() }), ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request) => {
      const { agreed } = request.body;
      await takeAnswer(dependencies, await presentLink(dependencies, request.params.token), agreed);
      return { agreed };
    },
  );
};
