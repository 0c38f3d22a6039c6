import { z } from 'zod';
import { openAttachment as readAttachment } from '../../../db/attachments.ts';
import { loadCase } from '../../../db/cases/read-case.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { authorize, insist, scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** A file of the subject's, to be downloaded; a browser never shows it as part of a page. */
export const openAttachment: RegisterRoute = (app, { database, dataKey, verifyToken }) => {
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
      const staff = await authorize(request, verifyToken, 'listHearings');
      const { institutionId } = staff;
      const { id: caseId, attachmentId } = request.params;
      const file = await inTransaction(database, scopeOf(staff), async (transaction) => {
        const found = await loadCase(transaction, institutionId, caseId);
        if (!found) throw notFound('hearing');
        insist(staff, 'readHearing', { institutionId, state: found.state });
        return readAttachment(transaction, institutionId, caseId, attachmentId, dataKey);
      });
      if (!file) throw notFound('file');
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
        .send(file.content);
    },
  );
};
