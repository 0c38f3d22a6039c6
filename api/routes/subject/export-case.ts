import { z } from 'zod';
import { downloadHeaders } from '../../download-headers.ts';
import { LINK_LIMIT } from '../../plugins/link-limit.ts';
import { AppealParams, presentLink } from '../../present-link.ts';
import { problems, type RegisterRoute } from '../../route.ts';
import { ExportView } from '../../views/subject/export-view.ts';
import { serveExport, serveOwnAttachment } from '../../views/subject/serve-export.ts';

/** Everything that is held about the subject, and the files that they added. */
export const exportCaseRoute: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/appeals/:token/export',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'exportCase',
        tags: ['subject'],
        summary: 'Export everything that is held about the subject; files are at the addresses that it names',
        params: AppealParams,
        response: { 200: ExportView, ...problems(404, 422, 429) },
      },
    },
    async (request) => serveExport(dependencies, await presentLink(dependencies, request.params.token)),
  );
  app.get(
    '/v1/appeals/:token/attachments/:attachmentId',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'openOwnAttachment',
        tags: ['subject'],
        summary: 'Download a file that the subject has added',
        params: AppealParams.extend({ attachmentId: z.uuid() }),
        response: { 200: z.instanceof(Buffer).describe('the file'), ...problems(404, 422, 429) },
      },
      serializerCompiler: () => (body) => body as string,
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { fileName, content } = await serveOwnAttachment(dependencies, subject, request.params.attachmentId);
      return reply.headers(downloadHeaders(fileName)).send(content);
    },
  );
};
