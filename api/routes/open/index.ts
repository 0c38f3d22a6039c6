import type { RegisterRoute } from '../../route.ts';
import { claimsReadinessRoute } from './claims-readiness.ts';
import { devNoticesRoute } from './dev-notices.ts';
import { devTokenRoute } from './dev-token.ts';
import { healthRoute } from './health.ts';
import { metricsRoute } from './metrics.ts';
import { openapiRoute } from './openapi.ts';
import { readinessRoute } from './readiness.ts';

/** Public routes. Registered first, because the metrics measure the routes registered after them. */
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
