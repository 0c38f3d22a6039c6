import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { longestWait } from '#db/outages/claims-served.ts';
import type { RegisterRoute } from '../../route.ts';

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Each sample of the event loop's delay wakes the process; at the default of 10 ms they took more than all else that it does at rest. */
const LAG_SAMPLED_EVERY_MILLISECONDS = 100;

/**
 * Measures every request of the routes registered after it, by route pattern, and serves the metrics in the Prometheus text
 * format. No metric is labelled by institution or case, because the route is public.
 */
export const metricsRoute: RegisterRoute = (app, { waitingClaims, servedNotes }) => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LAG_SAMPLED_EVERY_MILLISECONDS });
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS_SECONDS,
    registers: [registry],
  });
  new Gauge({
    name: 'hearken_claims_under_way_seconds',
    help: 'How long the oldest request of a subject has been served; the window of its case does not close meanwhile.',
    registers: [registry],
    collect() {
      this.set(longestWait(waitingClaims) / 1_000);
    },
  });
  new Gauge({
    name: 'hearken_claims_noted_seconds',
    help: 'How long ago this process noted what it has served; no window closes that ended since. Windows wait 20 seconds at most.',
    registers: [registry],
    collect() {
      this.set((servedNotes?.behind() ?? 0) / 1_000);
    },
  });
  app.addHook('onResponse', (request, reply, done) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
    done();
  });
  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'metrics',
        tags: ['open'],
        summary: 'Metrics of this process for Prometheus',
        response: { 200: { content: { 'text/plain': { schema: z.string() } } } },
      },
    },
    async (_request, reply) => reply.type(registry.contentType).send(await registry.metrics()),
  );
};
