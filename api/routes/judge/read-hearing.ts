import { ServedHearingView } from '../../views/judge/hearing-view.ts';
import { serveHearing } from '../../views/judge/serve-hearing.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Reads a hearing as the caller may currently see it. The first read after the perspective record is the reveal. */
export const readHearingRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'listHearings');
  app.get(
    '/v1/hearings/:id',
    {
      onRequest,
      schema: {
        operationId: 'readHearing',
        tags: ['judge'],
        summary: 'Read a hearing; the score is included only after the judge’s own perspective record',
        security: BEARER,
        params: HearingParams,
        response: { 200: ServedHearingView, ...problems(401, 403, 404, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      return serveHearing(dependencies, staff, request.params.id, reply);
    },
  );
};
