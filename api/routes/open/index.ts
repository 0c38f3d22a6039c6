import type { RegisterRoute } from '../../route.ts';
import { claimsReadiness } from './claims-readiness.ts';
import { devNotices } from './dev-notices.ts';
import { devToken } from './dev-token.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import { openapi } from './openapi.ts';
import { readiness } from './readiness.ts';

/** What everyone may ask. Registered before everything else, because the metrics measure what comes after them. */
export const registerOpenRoutes: RegisterRoute = (app, dependencies) => {
  for (const register of [metrics, health, readiness, claimsReadiness, openapi, devToken, devNotices])
    register(app, dependencies);
};
