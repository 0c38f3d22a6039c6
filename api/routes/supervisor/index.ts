import type { RegisterRoute } from '../route.ts';
import { escalateHearing } from './escalate-hearing.ts';
import { listStaff } from './list-staff.ts';
import { putStaff } from './put-staff.ts';
import { reassignHearing } from './reassign-hearing.ts';

/** Everything supervisors do beyond hearing cases themselves. */
export const registerSupervisorRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [listStaff, putStaff, reassignHearing, escalateHearing]) register(app, dependencies);
};
