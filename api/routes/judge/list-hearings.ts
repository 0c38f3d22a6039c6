import { z } from 'zod';
import { listHearings } from '#db/staffing/hearing-list.ts';
import { inTransaction } from '#db/transaction.ts';
import { Cursor, encodeCursor, PageSize } from '../../paging.ts';
import { scopeOf } from '../../principal.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';

const Summary = z.strictObject({
  id: z.uuid(),
  caseId: z.uuid(),
  policy: z.strictObject({ key: z.string(), version: z.number().int() }),
  openedAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  /** Whether it is due soon. */
  reminded: z.boolean(),
  overdue: z.boolean(),
  claims: z.number().int(),
  status: z.enum(['waiting', 'yours', 'held', 'awaitingSignature']),
  seeking: z.enum(['judge', 'supervisor']),
  holder: z.string().optional(),
  /** The tag of the language of its claims (of the first, if there are several) under a policy that prefers judges who read it; null otherwise. */
  language: z.string().nullable(),
});

/** Lists waiting hearings and the caller's own. Supervisors also see which judge holds which hearing. */
export const listHearingsRoute: RegisterRoute = (app, dependencies) => {
  const { database } = dependencies;
  const { onRequest, staffOf } = gateFor(dependencies, 'listHearings');
  app.get(
    '/v1/hearings',
    {
      onRequest,
      schema: {
        operationId: 'listHearings',
        tags: ['judge'],
        summary: 'List waiting hearings and those assigned to the caller',
        security: BEARER,
        querystring: z.object({
          status: z.enum(['waiting', 'yours']).optional(),
          limit: PageSize,
          cursor: Cursor(z.tuple([z.iso.datetime(), z.uuid()])),
        }),
        response: {
          200: z.strictObject({ hearings: z.array(Summary), cursor: z.string().nullable() }),
          ...problems(401, 403, 422),
        },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { limit, cursor, status } = request.query;
      const oversees = staff.roles.includes('supervisor');
      const rows = await inTransaction(database, scopeOf(staff), (transaction) =>
        listHearings(transaction, staff.institutionId, { staffId: staff.id, oversees, status, limit, after: cursor }),
      );
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        hearings: rows.map(({ holderId, ...row }) => ({
          ...row,
          id: row.caseId,
          ...(oversees && holderId !== null && { holder: holderId }),
        })),
        cursor: last ? encodeCursor([last.dueAt, last.caseId]) : null,
      };
    },
  );
};
