import { z } from 'zod';
import { DraftView } from '../../views/judge/hearing-view.ts';
import { fetchDrafts } from '../../drafts/hearing-drafts.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Gives a judge back what they wrote, also when the hearing is not with them any more. */
export const readDrafts: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/hearings/:id/drafts',
    {
      schema: {
        operationId: 'readDrafts',
        tags: ['judge'],
        summary: 'Read one’s own drafts, also after the hearing went to somebody else',
        security: BEARER,
        params: HearingParams,
        response: { 200: z.strictObject({ drafts: z.array(DraftView) }), ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      return { drafts: await fetchDrafts(dependencies, staff, request.params.id) };
    },
  );
};
