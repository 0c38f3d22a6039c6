import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RegisterRoute } from '../../route.ts';
import { exportEvidenceRoute } from './ledger/export-evidence.ts';
import { listEntriesRoute } from './ledger/list-entries.ts';
import { readCheckpointRoute } from './ledger/read-checkpoint.ts';
import { readConsistencyProofRoute } from './ledger/read-consistency-proof.ts';
import { readInclusionProofRoute } from './ledger/read-inclusion-proof.ts';
import { auditDecisionsRoute } from '../decisions/list-decisions.ts';
import { listViewsRoute } from './list-views.ts';
import { readProvenanceRoute } from './read-provenance.ts';
import { readReportRoute } from './read-report.ts';
import { readTrailRoute } from './read-trail.ts';
import { readViewRoute } from './read-view.ts';
import { syntheticPairRoutes } from './synthetic-pairs.ts';
import { savedSearchRoutes } from '../searches/saved-searches.ts';

/** Everything that auditors read. They change no case. */
export const registerAuditorRoutes: RegisterRoute = (app, dependencies) => {
  app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [
      auditDecisionsRoute,
      readTrailRoute,
      listViewsRoute,
      readViewRoute,
      readProvenanceRoute,
      readReportRoute,
      savedSearchRoutes,
      syntheticPairRoutes,
    ])
      register(routes, dependencies);
    for (const register of [
      readCheckpointRoute,
      listEntriesRoute,
      readInclusionProofRoute,
      readConsistencyProofRoute,
      exportEvidenceRoute,
    ])
      register(routes, dependencies);
    done();
  });
};
