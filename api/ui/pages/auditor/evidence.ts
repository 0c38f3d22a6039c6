import { z } from 'zod';
import { ensureMayEver } from '#api/ensure-may.ts';
import { notFound } from '#api/problem.ts';
import { gatherEvidence } from '#api/views/auditor/evidence-export.ts';
import { openCase } from '#api/views/auditor/open-case.ts';
import type { RegisterPage } from '../../register-page.ts';
import { signInAddress } from '../../sign-in/sign-in-address.ts';

const Params = z.object({ id: z.uuid() });

/** A case's evidence as a file, for `npm run verify`. */
export const evidenceDownload: RegisterPage = (app, ui) => {
  app.get('/audit/cases/:id/evidence', async (request, reply) => {
    const signedIn = await ui.sessions.read(request);
    if (!signedIn || signedIn.idle) return reply.redirect(signInAddress(request.url), 303);
    const params = Params.safeParse(request.params);
    if (!params.success) throw notFound('case');
    const { staff } = signedIn;
    ensureMayEver(staff, 'audit');
    const evidence = await openCase(ui.dependencies, staff, params.data.id, async (audited, transaction) =>
      gatherEvidence(transaction, staff.institutionId, audited, undefined, await ui.dependencies.clock(transaction)),
    );
    return reply
      .type('application/json')
      .header('content-disposition', `attachment; filename="evidence-${evidence.caseId}.json"`)
      .send(evidence);
  });
};
