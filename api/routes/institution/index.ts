import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { acceptTables } from '../../import/tables.ts';
import type { RegisterRoute } from '../../route.ts';
import { registerInstitutionActs } from './acts.ts';
import { importPrecedentsRoute } from './import-precedents.ts';
import { institutionDecisionsRoute } from '../decisions/list-decisions.ts';
import { listCasesRoute } from './list-cases.ts';
import { listDocketsRoute } from './list-dockets.ts';
import { draftPolicyRoute } from './draft-policy.ts';
import { listPoliciesRoute } from './list-policies.ts';
import { openDocketRoute } from './open-docket.ts';
import { compareVersionsRoute } from './compare-versions.ts';
import { correctFactsRoute } from './correct-facts.ts';
import { importContactsRoute, importCorrectionsRoute, importWithdrawalsRoute } from './import-filed-acts.ts';
import { importOutcomesRoute } from './import-outcomes.ts';
import { putPolicyRoute } from './put-policy.ts';
import { readCaseRoute } from './read-case.ts';
import { deliveryStatusRoute } from './take-delivery-status.ts';
import { readLetterRoute } from './read-letter.ts';
import { readDocketRoute } from './read-docket.ts';
import { readForecastRoute } from './read-forecast.ts';
import { readPrecedentRoute } from './read-precedent.ts';
import { readPolicyRoute } from './read-policy.ts';
import { replaceLinkRoute } from './replace-link.ts';
import { acceptStreams, streamedImportRoutes } from './streamed-imports.ts';
import { withdrawDocketRoute } from './withdraw-docket.ts';

/** Everything that institutions do, in a scope of its own that also accepts tables, and files in pieces in another one. */
export const registerInstitutionRoutes: RegisterRoute = (app, dependencies) => {
  app.register((scope, _options, done) => {
    acceptStreams(scope);
    streamedImportRoutes(scope.withTypeProvider<ZodTypeProvider>(), dependencies);
    done();
  });
  app.register((scope, _options, done) => {
    acceptTables(scope);
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [
      putPolicyRoute,
      draftPolicyRoute,
      readPolicyRoute,
      listPoliciesRoute,
      readForecastRoute,
      importPrecedentsRoute,
      readPrecedentRoute,
      openDocketRoute,
      listDocketsRoute,
      readDocketRoute,
      listCasesRoute,
      readCaseRoute,
      compareVersionsRoute,
      institutionDecisionsRoute,
      registerInstitutionActs,
      replaceLinkRoute,
      withdrawDocketRoute,
      importOutcomesRoute,
      importContactsRoute,
      importWithdrawalsRoute,
      importCorrectionsRoute,
      correctFactsRoute,
      readLetterRoute,
      deliveryStatusRoute,
    ])
      register(routes, dependencies);
    done();
  });
};
