import { z } from 'zod';
import { listCases } from '#db/case-list.ts';
import { inSnapshot } from '#db/transaction.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { gateFor } from '../gate.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseSummary, viewCaseRow } from '../../views/institution/case-view.ts';
import { Day, Moment } from '../../fields/moment.ts';
import { PolicyKey } from '../../fields/policy-key.ts';

/** A time with any offset, or a day, which begins in UTC; converted to UTC. */
const Beginning = z
  .union([Day, Moment], {
    error: 'give a day such as 2026-01-31, or a time such as 2026-01-31T09:00:00Z',
  })
  .transform((text) => new Date(text).toISOString());

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
          from: Beginning.optional().describe('received at this time or later; a day stands for its beginning in UTC'),
          to: Beginning.optional().describe('received before this time'),
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
      const { phase, policy, docket, adverse, externalRef, from, to, limit, cursor } = request.query;
      const cases = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        listCases(transaction, staff.institutionId, {
          phase,
          policy,
          docket,
          adverse,
          externalRef,
          from,
          to,
          limit,
          after: cursor,
        }),
      );
      const last = cases.length === limit ? cases.at(-1) : undefined;
      return { cases: cases.map(viewCaseRow), cursor: last ? encodeCursor(last.caseId) : null };
    },
  );
};
