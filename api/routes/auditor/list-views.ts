import { z } from 'zod';
import { listViews } from '#db/audit/view-list.ts';
import { gateFor } from '../gate.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { openCase } from '../../views/auditor/open-case.ts';
import { summarizeView, ViewSummary } from '../../views/auditor/view-summary.ts';

/** Lists what people were shown of a case, in order. */
export const listViewsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'audit');
  app.get(
    '/v1/audit/cases/:id/views',
    {
      onRequest,
      schema: {
        operationId: 'listViews',
        tags: ['auditor'],
        summary: 'List what was shown of a case, to which person and when',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        querystring: z.strictObject({ limit: PageSize, cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])) }),
        response: {
          200: z.strictObject({ views: z.array(ViewSummary), cursor: z.string().nullable() }),
          ...problems(401, 403, 404, 422),
        },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { limit, cursor } = request.query;
      const views = await openCase(dependencies, staff, request.params.id, ({ caseId }, transaction) =>
        listViews(transaction, staff.institutionId, caseId, { limit, after: cursor }),
      );
      const last = views.length === limit ? views.at(-1) : undefined;
      return {
        views: views.map(summarizeView),
        cursor: last ? encodeCursor([last.servedAt, last.viewId]) : null,
      };
    },
  );
};
