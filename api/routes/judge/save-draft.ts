import { z } from 'zod';
import { HEARING_DRAFTS, saveDraft } from '../../drafts/hearing-drafts.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { DraftHeaders, SavedDraft, versionIn } from '../draft-version.ts';
import { HearingParams } from './hearing-params.ts';

/** Saves a judge's draft, which only they can read, with the hearing. */
export const saveDraftRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'saveDraft');
  app.put(
    '/v1/hearings/:id/drafts/:kind',
    {
      onRequest,
      schema: {
        operationId: 'saveDraft',
        tags: ['judge'],
        summary: 'Save a draft of a message, a record, an assessment or a decision',
        security: BEARER,
        params: HearingParams.extend({ kind: z.enum(HEARING_DRAFTS) }),
        headers: DraftHeaders,
        body: z.record(z.string(), z.unknown()),
        response: { 200: SavedDraft, ...problems(401, 403, 404, 409, 413, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { id, kind } = request.params;
      const { savedAt, version } = await saveDraft(
        dependencies,
        staff,
        id,
        kind,
        request.body,
        versionIn(request.headers),
      );
      void reply.header('etag', `"${version}"`);
      return { savedAt, version };
    },
  );
};
