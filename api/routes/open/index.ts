import type { RegisterRoute } from '../../route.ts';
import { claimsReadinessRoute } from './claims-readiness.ts';
import { devNoticesRoute } from './dev-notices.ts';
import { devTokenRoute } from './dev-token.ts';
import { healthRoute } from './health.ts';
import { metricsRoute } from './metrics.ts';
import { openapiRoute } from './openapi.ts';
import { readinessRoute } from './readiness.ts';

/** What everyone may ask. Registered before everything else, because the metrics measure what comes after them. */
export const registerOpenRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [
    metricsRoute,
    healthRoute,
    readinessRoute,
    claimsReadinessRoute,
    openapiRoute,
    devTokenRoute,
    devNoticesRoute,
  ])
    register(app, dependencies);
};
