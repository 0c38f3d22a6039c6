import { z } from 'zod';
import { putStaff } from '#db/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf } from '../../principal.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { StaffEntry } from '../../views/supervisor/staff-entry.ts';

/** Registers a judge or supervisor to hear cases, or updates their registration. */
export const putStaffRoute: RegisterRoute = (app, dependencies) => {
  const { database, clock } = dependencies;
  const { onRequest, staffOf } = gateFor(dependencies, 'writeStaff');
  app.put(
    '/v1/staff/:id',
    {
      onRequest,
      schema: {
        operationId: 'putStaff',
        tags: ['supervisor'],
        summary: 'Register or update a judge or supervisor: skills, cap, conflicts',
        security: BEARER,
        params: z.object({ id: z.string().min(1).max(200) }),
        body: StaffEntry,
        response: { 200: StaffEntry.extend({ id: z.string() }), ...problems(401, 403, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { id } = request.params;
      await inTransaction(database, scopeOf(staff), async (transaction) =>
        putStaff(transaction, staff.institutionId, id, request.body, await clock(transaction)),
      );
      return { id, ...request.body };
    },
  );
};
