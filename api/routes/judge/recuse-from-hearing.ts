import { z } from 'zod';
import { recuse } from '../../hearing/recuse.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Steps back from a case for good. No reason is asked and nothing is held against it. */
export const recuseFromHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/recuse',
    {
      schema: {
        operationId: 'recuseFromHearing',
        tags: ['judge'],
        summary: 'Step back from this case for good; no reason is asked',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ conflict: z.boolean().default(false) }).nullish(),
        response: { 204: z.null().describe('another judge hears the case'), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'recuse');
      await recuse(dependencies, staff, request.params.id, request.body?.conflict ?? false);
      return reply.status(204).send(null);
    },
  );
};
