import { z } from 'zod';
import { DraftView } from '../../views/judge/hearing-view.ts';
import { readOwnDrafts } from '../../drafts/hearing-drafts.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Reads a judge's drafts, even if they no longer hold the hearing. */
export const readDraftsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readDrafts');
  app.get(
    '/v1/hearings/:id/drafts',
    {
      onRequest,
      schema: {
        operationId: 'readDrafts',
        tags: ['judge'],
        summary: 'Read the caller’s own drafts, even after the hearing went to another judge',
        security: BEARER,
        params: HearingParams,
        response: { 200: z.strictObject({ drafts: z.array(DraftView) }), ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      return { drafts: await readOwnDrafts(dependencies, staff, request.params.id) };
    },
  );
};
