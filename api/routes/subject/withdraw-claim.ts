import { z } from 'zod';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { withdrawClaim as takeBack } from '../../appeal/withdraw-claim.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** Takes a claim back. */
export const withdrawClaim: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/claims/:claimId/withdraw',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'withdrawClaim',
        tags: ['subject'],
        summary: 'Take a claim back',
        params: AppealParams.extend({ claimId: z.uuid() }),
        response: {
          200: z.strictObject({ claimId: z.uuid(), withdrawn: z.literal(true) }),
          ...problems(404, 409, 422, 429, 503),
        },
      },
    },
    async (request) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { claimId } = request.params;
      await takeBack(dependencies, subject, claimId);
      return { claimId, withdrawn: true as const };
    },
  );
};
