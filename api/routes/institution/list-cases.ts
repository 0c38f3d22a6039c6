import { z } from 'zod';
import { listCases } from '#db/case-list.ts';
import { inSnapshot } from '#db/transaction.ts';
import { PHASES } from '#workflows/domain/state.ts';
import { gateFor } from '../gate.ts';
import { TABLE_QUERY, tableAnswer } from '../table-answer.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { formatAccepted, tableFileHeaders } from '../../table-file.ts';
import { exportCases } from '../../views/institution/case-files.ts';
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
        summary: 'List cases, newest first; also CSV, NDJSON and Parquet',
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
          ...TABLE_QUERY,
        }),
        response: {
          200: tableAnswer(z.strictObject({ cases: z.array(CaseSummary), cursor: z.string().nullable() })),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { limit, cursor: after, format: wanted, bom: byteOrderMark = false } = request.query;
      const { phase, policy, docket, adverse, externalRef, from, to } = request.query;
      const query = { phase, policy, docket, adverse, externalRef, from, to };
      const format = wanted ?? formatAccepted(request.headers.accept);
      reply.header('vary', 'accept');
      return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => {
        if (format !== 'json') {
          const file = await exportCases(transaction, staff.institutionId, query, { format, byteOrderMark });
          return reply.headers(tableFileHeaders('cases', format)).send(file);
        }
        const cases = await listCases(transaction, staff.institutionId, { ...query, limit, after });
        const last = cases.length === limit ? cases.at(-1) : undefined;
        const cursor = last ? encodeCursor(last.caseId) : null;
        return reply.type('application/json').send({ cases: cases.map(viewCaseRow), cursor });
      });
    },
  );
};
