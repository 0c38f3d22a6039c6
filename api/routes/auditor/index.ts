import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RegisterRoute } from '../../route.ts';
import { exportEvidence } from './ledger/export-evidence.ts';
import { listEntries } from './ledger/list-entries.ts';
import { readCheckpoint } from './ledger/read-checkpoint.ts';
import { readConsistencyProof } from './ledger/read-consistency-proof.ts';
import { readInclusionProof } from './ledger/read-inclusion-proof.ts';
import { listDecisions } from './list-decisions.ts';
import { listViews } from './list-views.ts';
import { readProvenance } from './read-provenance.ts';
import { readReport } from './read-report.ts';
import { readTrail } from './read-trail.ts';
import { readView } from './read-view.ts';

/** Everything auditors read. They change nothing. */
export const registerAuditorRoutes: RegisterRoute = (app, dependencies) => {
  app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    for (const register of [listDecisions, readTrail, listViews, readView, readProvenance, readReport])
      register(routes, dependencies);
    for (const register of [readCheckpoint, listEntries, readInclusionProof, readConsistencyProof, exportEvidence])
      register(routes, dependencies);
    done();
  });
};
