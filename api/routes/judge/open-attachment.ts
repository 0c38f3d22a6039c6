import { z } from 'zod';
import { downloadHeaders, fetchAttachment } from '../../views/judge/serve-attachment.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** A file of the subject's, to be downloaded; a browser never shows it as part of a page. */
export const openAttachment: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/hearings/:id/attachments/:attachmentId',
    {
      schema: {
        operationId: 'openAttachment',
        tags: ['judge'],
        summary: 'Download a file of the subject’s',
        security: BEARER,
        params: HearingParams.extend({ attachmentId: z.uuid() }),
        response: { 200: z.instanceof(Buffer).describe('the file'), ...problems(401, 403, 404, 422) },
      },
      serializerCompiler: () => (body) => body as string,
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'listHearings');
      const { id, attachmentId } = request.params;
      const { fileName, content } = await fetchAttachment(dependencies, staff, id, attachmentId);
      return reply.headers(downloadHeaders(fileName)).send(content);
    },
  );
};
