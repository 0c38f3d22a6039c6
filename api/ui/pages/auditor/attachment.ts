import { z } from 'zod';
import { openAttachment } from '#db/attachments.ts';
import { downloadHeaders } from '#api/download-headers.ts';
import { ensureMayEver } from '#api/ensure-may.ts';
import { notFound } from '#api/problem.ts';
import { openCase } from '#api/views/auditor/open-case.ts';
import type { RegisterPage } from '../../register-page.ts';

const Params = z.object({ id: z.uuid(), attachmentId: z.uuid() });

/** A file of the subject's, for an auditor to compare with what was cited of it. */
export const auditedAttachment: RegisterPage = (app, ui) => {
  app.get('/audit/cases/:id/attachments/:attachmentId', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    const params = Params.safeParse(request.params);
    if (!signedIn || signedIn.idle || !params.success) throw notFound('file');
    const { staff } = signedIn;
    const { id, attachmentId } = params.data;
    const { institutionId } = staff;
    ensureMayEver(staff, 'audit');
    const file = await openCase(ui.dependencies, staff, id, (_audited, transaction) =>
      openAttachment(transaction, institutionId, id, attachmentId, ui.dependencies.dataKey),
    );
    if (!file) throw notFound('file');
    return reply.headers(downloadHeaders(file.fileName)).send(file.content);
  });
};
