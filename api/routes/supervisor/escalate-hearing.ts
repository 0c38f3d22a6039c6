import { z } from 'zod';
import { authorize } from '../../principal.ts';
import { escalate } from '../../supervision/escalate.ts';
import { HearingParams } from '../judge/hearing-params.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';

/** Moves a hearing to the supervisors, so that one of them hears it. */
export const escalateHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/escalate',
    {
      schema: {
        operationId: 'escalateHearing',
        tags: ['supervisor'],
        summary: 'Move a hearing to the supervisors',
        security: BEARER,
        params: HearingParams,
        response: { 204: z.null().describe('it waits for a supervisor'), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'escalate');
      await escalate(dependencies, staff, request.params.id);
      return reply.status(204).send(null);
    },
  );
};
