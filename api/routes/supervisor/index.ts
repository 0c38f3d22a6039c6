import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RegisterRoute } from '../../route.ts';
import { registerSupervisorActs } from './acts.ts';
import { findPeopleRoute } from './find-people.ts';
import { holdPolicyRoute } from './hold-policy.ts';
import { listStaffRoute } from './list-staff.ts';
import { putStaffRoute } from './put-staff.ts';

/** Everything that supervisors do apart from hearing cases themselves. */
export const registerSupervisorRoutes: RegisterRoute = (app, dependencies) => {
  registerSupervisorActs(app, dependencies);
  // In a scope of its own, so that the description of the API still lists it after the acts of every audience.
  app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [listStaffRoute, putStaffRoute, findPeopleRoute, holdPolicyRoute])
      register(routes, dependencies);
    done();
  });
};
