import { ServedHearingView } from '../../hearing/hearing-view.ts';
import { serveHearing } from '../../hearing/serve-hearing.ts';
import { takeChosen } from '../../hearing/take-chosen.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Takes one named hearing. The trail keeps that it was chosen and not given by the queue. */
export const assignHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/assign',
    {
      schema: {
        operationId: 'assignHearing',
        tags: ['judge'],
        summary: 'Take this hearing; the trail keeps that it was chosen',
        security: BEARER,
        params: HearingParams,
        response: { 200: ServedHearingView, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      await takeChosen(dependencies, staff, request.params.id);
      return serveHearing(dependencies, staff, request.params.id, reply);
    },
  );
};
