import { z } from 'zod';
import { listDockets } from '#db/docket-list.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { DocketView, viewDocket } from '../../views/institution/docket-view.ts';
import { PolicyKey } from '../../fields/policy-key.ts';

/** The institution's dockets, newest first. */
export const listDocketsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readDockets');
  app.get(
    '/v1/dockets',
    {
      onRequest,
      schema: {
        operationId: 'listDockets',
        tags: ['institution'],
        summary: 'List dockets, newest first',
        security: BEARER,
        querystring: z.strictObject({ policy: PolicyKey.optional(), limit: PageSize, cursor: Cursor(z.uuid()) }),
        response: {
          200: z.strictObject({ dockets: z.array(DocketView), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { policy, limit, cursor } = request.query;
      const dockets = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        listDockets(transaction, staff.institutionId, { policy, limit, after: cursor }),
      );
      const last = dockets.length === limit ? dockets.at(-1) : undefined;
      return { dockets: dockets.map(viewDocket), cursor: last ? encodeCursor(last.docketId) : null };
    },
  );
};
