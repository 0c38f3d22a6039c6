import { z } from 'zod';
import { replaceLink } from '../../acts/replace-link.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseParams } from './case-params.ts';

/** Sends a subject a new private link. */
export const replaceLinkRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'replaceLink');
  app.post(
    '/v1/cases/:id/link',
    {
      onRequest,
      schema: {
        operationId: 'replaceLink',
        tags: ['institution'],
        summary:
          'Send the subject of a case a new private link; earlier ones stop working an hour after it was handed over',
        security: BEARER,
        params: CaseParams,
        response: {
          /** `revoked`: how many links the new one replaces. */
          202: z.strictObject({ id: z.uuid(), revoked: z.number().int() }),
          ...problems(401, 403, 404, 409, 422, 429),
        },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      return reply.status(202).send({ id, revoked: await replaceLink(dependencies, staffOf(request), id) });
    },
  );
};
