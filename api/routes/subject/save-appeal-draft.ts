import { z } from 'zod';
import { APPEAL_DRAFTS, saveAppealDraft } from '../../drafts/save-appeal-draft.ts';
import { AppealParams, presentLink } from '../../present-link.ts';
import { problems, type RegisterRoute } from '../../route.ts';
import { DraftHeaders, SavedDraft, versionIn } from '../draft-version.ts';
import { LINK_LIMIT } from '../../plugins/link-limit.ts';

/** Saves a subject's draft, which can be read only through their link. */
export const saveAppealDraftRoute: RegisterRoute = (app, dependencies) => {
  app.put(
    '/v1/appeals/:token/drafts/:kind',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'saveAppealDraft',
        tags: ['subject'],
        summary: 'Save a draft of a claim, an answer or a message',
        params: AppealParams.extend({ kind: z.enum(APPEAL_DRAFTS) }),
        headers: DraftHeaders,
        body: z.record(z.string(), z.unknown()),
        response: { 200: SavedDraft, ...problems(404, 409, 422, 429) },
      },
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { savedAt, version } = await saveAppealDraft(
        dependencies,
        subject,
        request.params.kind,
        request.body,
        versionIn(request.headers),
      );
      void reply.header('etag', `"${version}"`);
      return { savedAt, version };
    },
  );
};
