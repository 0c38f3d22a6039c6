import { z } from 'zod';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { raiseClaim as takeClaim } from '../../appeal/raise-claim.ts';
import { Words } from '../../hearing/words.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Receipt = z.strictObject({
  claimId: z.uuid(),
  receivedAt: z.iso.datetime(),
  /** SHA-256 of the statement (UTF-8), hex. */
  hash: z.string(),
});

/** Takes in the subject's own words on why their case is different. The receipt means that it is durably taken. */
export const raiseClaim: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/claims',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'raiseClaim',
        tags: ['subject'],
        summary: 'Say that one’s case is different; the receipt means that a person will hear it',
        params: AppealParams,
        body: z.strictObject({ statement: Words }),
        response: { 201: Receipt, ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      return reply.status(201).send(await takeClaim(dependencies, subject, request.body.statement));
    },
  );
};
