import { z } from 'zod';
import { readView } from '#db/audit/view-list.ts';
import { gateFor } from '../gate.ts';
import { notFound } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { openCase } from '../../views/auditor/open-case.ts';
import { summarizeView, ViewSummary } from '../../views/auditor/view-summary.ts';

const View = ViewSummary.extend({
  /** Exactly what was shown; null once erased. */
  content: z.unknown(),
  erased: z.boolean(),
});

/** One view with exactly what it showed. */
export const readViewRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/cases/:id/views/:view',
    {
      onRequest,
      schema: {
        operationId: 'readView',
        tags: ['auditor'],
        summary: 'Read exactly what a person was shown',
        security: BEARER,
        params: z.strictObject({ id: z.uuid(), view: z.uuid() }),
        response: { 200: View, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const view = await openCase(dependencies, staff, request.params.id, ({ caseId }, transaction) =>
        readView(transaction, staff.institutionId, caseId, request.params.view),
      );
      if (!view) throw notFound('view');
      const erased = view.content === undefined;
      return { ...summarizeView(view), content: erased ? null : view.content, erased };
    },
  );
};
