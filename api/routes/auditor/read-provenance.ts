import { z } from 'zod';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { openCase } from '../../views/auditor/open-case.ts';
import { ProvDocument } from '../../views/auditor/provenance/prov-document.ts';
import { provenanceOf } from '../../views/auditor/provenance/provenance-of.ts';

/** A case's provenance as W3C PROV-JSON. */
export const readProvenanceRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/cases/:id/prov',
    {
      onRequest,
      schema: {
        operationId: 'readProvenance',
        tags: ['auditor'],
        summary: 'Export a case as W3C PROV-JSON',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        response: { 200: ProvDocument, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => openCase(dependencies, staffOf(request), request.params.id, provenanceOf),
  );
};
