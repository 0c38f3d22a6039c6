import { z } from 'zod';
import { listCases } from '#db/case-list.ts';
import { inTransaction } from '#db/transaction.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { gateFor } from '../gate.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseSummary, viewCaseRow } from '../../views/institution/case-view.ts';
import { PolicyKey } from '../../views/institution/policy-view.ts';

/** The institution's cases, newest first. */
export const listCasesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readCases');
  app.get(
    '/v1/cases',
    {
      onRequest,
      schema: {
        operationId: 'listCases',
        tags: ['institution'],
        summary: 'List cases, newest first',
        security: BEARER,
        querystring: z.strictObject({
          phase: z.enum(PHASES).optional(),
          policy: PolicyKey.optional(),
          docket: z.uuid().optional(),
          adverse: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
          externalRef: z.string().max(200).optional(),
          limit: PageSize,
          cursor: Cursor(z.uuid()),
        }),
        response: {
          200: z.strictObject({ cases: z.array(CaseSummary), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { phase, policy, docket, adverse, externalRef, limit, cursor } = request.query;
      const cases = await inTransaction(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        listCases(transaction, staff.institutionId, {
          phase,
          policy,
          docket,
          adverse,
          externalRef,
          limit,
          after: cursor,
        }),
      );
      const last = cases.length === limit ? cases.at(-1) : undefined;
      return { cases: cases.map(viewCaseRow), cursor: last ? encodeCursor(last.caseId) : null };
    },
  );
};
