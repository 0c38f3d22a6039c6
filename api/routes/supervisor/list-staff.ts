import { z } from 'zod';
import { listStaff } from '#db/staffing/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '../../principal.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { StaffEntry } from '../../views/supervisor/staff-entry.ts';

const Member = StaffEntry.extend({
  id: z.string(),
  /** Whether this account has ever signed in; an entry under a mistyped account never does. */
  signedIn: z.boolean(),
  holds: z.number().int(),
  /** How many of the hearings that they hold are overdue. */
  overdue: z.number().int(),
  recordsToday: z.number().int(),
});

/** Lists the judges and supervisors registered to hear cases, with their workload. */
export const listStaffRoute: RegisterRoute = (app, dependencies) => {
  const { database, clock } = dependencies;
  const { onRequest, staffOf } = gateFor(dependencies, 'readStaff');
  app.get(
    '/v1/staff',
    {
      onRequest,
      schema: {
        operationId: 'listStaff',
        tags: ['supervisor'],
        summary: 'List judges and supervisors with their workload',
        security: BEARER,
        response: { 200: z.strictObject({ staff: z.array(Member) }), ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      return inTransaction(database, scopeOf(staff), async (transaction) => ({
        staff: await listStaff(transaction, staff.institutionId, await clock(transaction)),
      }));
    },
  );
};
