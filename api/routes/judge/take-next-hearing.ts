import { z } from 'zod';
import { takeNextHearing } from '../../acts/take-next-hearing.ts';
import { ServedHearingView } from '../../views/judge/hearing-view.ts';
import { serveHearing } from '../../views/judge/serve-hearing.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';

/** Gives the caller the most urgent hearing that they may take; judges do not pick their cases. */
export const takeNextHearingRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'takeNextHearing');
  app.post(
    '/v1/hearings/next',
    {
      onRequest,
      schema: {
        operationId: 'takeNextHearing',
        tags: ['judge'],
        summary: 'Take the next hearing; 204 if none is waiting for the caller',
        security: BEARER,
        response: {
          200: ServedHearingView,
          204: z.null().describe('no hearing is waiting for the caller'),
          ...problems(401, 403, 409, 503),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const caseId = await takeNextHearing(dependencies, staff);
      if (caseId === undefined) return reply.status(204).send(null);
      return serveHearing(dependencies, staff, caseId, reply);
    },
  );
};
