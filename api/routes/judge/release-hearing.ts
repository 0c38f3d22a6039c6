import { z } from 'zod';
import { release } from '../../hearing/release.ts';
import { authorize } from '../../principal.ts';
import { Words } from '../../hearing/words.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Gives a hearing back to the queue, with a reason. */
export const releaseHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/release',
    {
      schema: {
        operationId: 'releaseHearing',
        tags: ['judge'],
        summary: 'Give a hearing back to the queue, with a reason',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ reason: Words }),
        response: { 204: z.null().describe('it waits for another judge'), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      await release(dependencies, staff, request.params.id, request.body.reason);
      return reply.status(204).send(null);
    },
  );
};
