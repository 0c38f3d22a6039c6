import { z } from 'zod';
import { authorize } from '../../principal.ts';
import { reassign, Reassignment } from '../../supervision/reassign.ts';
import { HearingParams } from '../judge/hearing-params.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';

/** Gives a hearing to a named judge, or puts it back in the queue. */
export const reassignHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/reassign',
    {
      schema: {
        operationId: 'reassignHearing',
        tags: ['supervisor'],
        summary: 'Give a hearing to a named judge, or back to the queue',
        security: BEARER,
        params: HearingParams,
        body: Reassignment,
        response: {
          204: z.null().describe('the hearing is where it was put'),
          ...problems(401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'reassign');
      await reassign(dependencies, staff, request.params.id, request.body);
      return reply.status(204).send(null);
    },
  );
};
