import { z } from 'zod';
import { openCase } from '#api/views/auditor/open-case.ts';
import { ExportedEvidence, gatherEvidence } from '#api/views/auditor/evidence-export.ts';
import { Count } from '#api/views/auditor/ledger-words.ts';
import { BEARER, problems, type RegisterRoute } from '#api/route.ts';
import { gateFor } from '../../gate.ts';

/** Exports a case's trail with everything needed to verify it offline with `npm run verify`. */
export const exportEvidenceRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/cases/:id/evidence',
    {
      onRequest,
      schema: {
        operationId: 'exportEvidence',
        tags: ['auditor'],
        summary: 'Export the trail of a case with its proofs, for offline verification',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        querystring: z.strictObject({
          /** Size of an earlier checkpoint that you stored, to prove that the new one extends it. */
          since: Count.optional(),
        }),
        response: { 200: ExportedEvidence, ...problems(401, 403, 404, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { since } = request.query;
      const evidence = await openCase(dependencies, staff, request.params.id, async (audited, transaction) =>
        gatherEvidence(transaction, staff.institutionId, audited, since, await dependencies.clock(transaction)),
      );
      return reply
        .header('content-disposition', `attachment; filename="evidence-${evidence.caseId}.json"`)
        .send(evidence);
    },
  );
};
