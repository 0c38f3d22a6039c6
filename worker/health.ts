import { createServer, type Server } from 'node:http';
import { describeFault } from '#db/fault.ts';
import { cacheAnswers, findFailingParts, type Parts } from '#db/parts/ask-parts.ts';

/** What a worker reports about itself. */
export interface Health {
  /** Whether the worker takes steps: not while it is starting, and no longer once it was asked to stop. */
  isRunning: () => boolean;
  metrics: { contentType: string; metrics(): Promise<string> };
  /** Parts without which the worker does nothing. */
  needed: Parts;
  /** Parts whose faults are reported, but which do not make the worker unready. */
  others: Parts;
}

/** How long the answer about a part that the worker can do without is reused. */
const ASKED_EVERY_MILLISECONDS = 30_000;

/**
 * Creates the health endpoints without listening: `/healthz` returns 200 while the worker runs, `/readyz` answers as
 * the API's does, and `/metrics` is in Prometheus' text format.
 */
export function answerHealth({ isRunning, metrics, needed, others: asked }: Health): Server {
  const others = cacheAnswers(asked, ASKED_EVERY_MILLISECONDS);
  const readiness = async (): Promise<{ status: number; body: unknown }> => {
    if (!isRunning()) return { status: 503, body: { status: 'stopping' } };
    const [missing, degraded] = await Promise.all([findFailingParts(needed), findFailingParts(others)]);
    for (const { part, error } of missing) process.emitWarning(`${part} fails: ${describeFault(error)}`);
    if (missing.length === 0)
      return { status: 200, body: { status: 'ready', degraded: degraded.map(({ part }) => part) } };
    const errors = missing.map(({ part, fault }) => ({ field: part, message: fault }));
    return { status: 503, body: { status: 'notReady', errors } };
  };
  return createServer((request, response) => {
    if (request.url === '/metrics') {
      void metrics.metrics().then((text) => {
        response.setHeader('content-type', metrics.contentType);
        response.end(text);
      });
    } else if (request.url === '/readyz') {
      void readiness().then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    } else {
      response.statusCode = request.url === '/healthz' && isRunning() ? 200 : 503;
      response.end();
    }
  });
}
