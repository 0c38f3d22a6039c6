import { z } from 'zod';
import { registerStaff } from '../../acts/register-staff.ts';
import { tellStaffWarning } from '../../views/supervisor/staff-warning.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { StaffEntry } from '../../views/supervisor/staff-entry.ts';

const Registered = StaffEntry.extend({
  id: z.string(),
  /** Cases whose hearings a judge who is now inactive gave back to the queue. */
  returned: z.array(z.uuid()),
  /** What in the registration may be a mistake. */
  warnings: z.array(z.string()),
});

/** Registers a judge or supervisor to hear cases, or updates their registration. */
export const putStaffRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'writeStaff');
  app.put(
    '/v1/staff/:id',
    {
      onRequest,
      schema: {
        operationId: 'putStaff',
        tags: ['supervisor'],
        summary: 'Register or update a judge or supervisor: skills, cap, conflicts, absences',
        security: BEARER,
        params: z.object({ id: z.string().trim().min(1).max(200) }),
        body: StaffEntry,
        response: { 200: Registered, ...problems(401, 403, 409, 422) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { entry, returned, warnings } = await registerStaff(dependencies, staffOf(request), id, request.body);
      return { id, ...entry, returned, warnings: warnings.map((warning) => tellStaffWarning(warning).in('en')) };
    },
  );
};
