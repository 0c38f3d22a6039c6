import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { authenticate } from '../../principal.ts';
import type { RegisterRoute } from '../../route.ts';
import { registerSupervisorActs } from './acts.ts';
import { listStaff } from './list-staff.ts';
import { putStaff } from './put-staff.ts';

/** Everything supervisors do beyond hearing cases themselves. */
export const registerSupervisorRoutes: RegisterRoute = (app, dependencies) => {
  registerSupervisorActs(app, dependencies);
  app.register((scope, _options, done) => {
    // Whoever is not signed in learns nothing about a request, not even what is wrong with it.
    scope.addHook('onRequest', async (request) => {
      await authenticate(request, dependencies.verifyToken);
    });
    const routes = scope.withTypeProvider<ZodTypeProvider>();

    for (const register of [listStaff, putStaff]) register(routes, dependencies);
    done();
  });
};
