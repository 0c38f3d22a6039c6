import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { acceptTables } from '../../import/tables.ts';
import type { RegisterRoute } from '../../route.ts';
import { registerInstitutionActs } from './acts.ts';
import { importPrecedents } from './import-precedents.ts';
import { listCases } from './list-cases.ts';
import { listDockets } from './list-dockets.ts';
import { listPolicies } from './list-policies.ts';
import { openDocket } from './open-docket.ts';
import { putPolicy } from './put-policy.ts';
import { readCase } from './read-case.ts';
import { readDocket } from './read-docket.ts';
import { readPolicy } from './read-policy.ts';
import { replaceLink } from './replace-link.ts';

/** Everything institutions do, in a scope of its own that also takes tables. */
export const registerInstitutionRoutes: RegisterRoute = (app, dependencies) => {
  app.register((scope, _options, done) => {
    acceptTables(scope);
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [
      putPolicy,
      readPolicy,
      listPolicies,
      importPrecedents,
      openDocket,
      listDockets,
      readDocket,
      listCases,
      readCase,
      registerInstitutionActs,
      replaceLink,
    ])
      register(routes, dependencies);
    done();
  });
};
