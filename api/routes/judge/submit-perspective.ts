import { insistValid } from '../../hearing/insist-valid.ts';
import { ServedHearingView } from '../../hearing/hearing-view.ts';
import { serveHearing } from '../../hearing/serve-hearing.ts';
import { PerspectiveSubmission, submitPerspectiveRecord } from '../../hearing/submit-perspective-record.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams, ViewHeader } from './hearing-params.ts';

/** Takes in the judge's perspective record, and then shows the hearing as they may now see it. */
export const submitPerspective: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/perspective',
    {
      attachValidation: true,
      schema: {
        operationId: 'submitPerspective',
        tags: ['judge'],
        summary: 'Submit the perspective record; the answer is the reveal',
        security: BEARER,
        params: HearingParams,
        headers: ViewHeader,
        body: PerspectiveSubmission,
        response: { 201: ServedHearingView, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { id } = request.params;
      await insistValid(dependencies, staff, id, 'perspective', request);
      await submitPerspectiveRecord(dependencies, staff, id, request.body, request.headers['hearken-view']);
      reply.status(201);
      return serveHearing(dependencies, staff, id, reply);
    },
  );
};
