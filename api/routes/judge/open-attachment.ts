import { z } from 'zod';
import { downloadHeaders } from '../../download-headers.ts';
import { serveAttachment } from '../../views/judge/serve-attachment.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Downloads a file of the subject's; a browser never shows it as part of a page. */
export const openAttachmentRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'listHearings');
  app.get(
    '/v1/hearings/:id/attachments/:attachmentId',
    {
      onRequest,
      schema: {
        operationId: 'openAttachment',
        tags: ['judge'],
        summary: 'Download a file that the subject added',
        security: BEARER,
        params: HearingParams.extend({ attachmentId: z.uuid() }),
        response: { 200: z.instanceof(Buffer).describe('the file'), ...problems(401, 403, 404, 422) },
      },
      serializerCompiler: () => (body) => body as string,
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { id, attachmentId } = request.params;
      const { fileName, content } = await serveAttachment(dependencies, staff, id, attachmentId);
      return reply.headers(downloadHeaders(fileName)).send(content);
    },
  );
};
