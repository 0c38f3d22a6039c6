import { z } from 'zod';
import { listStaff as readStaff } from '#db/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { authorize, scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { StaffEntry } from '../../views/supervisor/staff-entry.ts';

const Member = StaffEntry.extend({
  id: z.string(),
  holds: z.number().int(),
  /** Of what they hold, past its due time. */
  overdue: z.number().int(),
  recordsToday: z.number().int(),
});

/** Everybody registered to hear cases, with what they have in hand. */
export const listStaff: RegisterRoute = (app, { database, clock, verifyToken }) => {
  app.get(
    '/v1/staff',
    {
      schema: {
        operationId: 'listStaff',
        tags: ['supervisor'],
        summary: 'Judges and supervisors, with their load',
        security: BEARER,
        response: { 200: z.strictObject({ staff: z.array(Member) }), ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = await authorize(request, verifyToken, 'readStaff');
      return inTransaction(database, scopeOf(staff), async (transaction) => ({
        staff: await readStaff(transaction, staff.institutionId, await clock(transaction)),
      }));
    },
  );
};
