import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { describeFault, framesOf } from '#db/fault.ts';
import { problemSent } from './problems.ts';
import { countedPrincipal } from './limits.ts';

/** Of an error only what `describeFault` lets through is logged. */
export const logOf = (level: string): Exclude<FastifyServerOptions['logger'], boolean | undefined> => ({
  level,
  serializers: {
    err: (error: unknown) => ({
      type: error instanceof Error ? error.name : typeof error,
      message: describeFault(error),
      stack: framesOf(error).join('\n'),
    }),
  },
});

/**
 * Logs one line for every request, once it is answered: who asked for what and what became of it. A refusal is a warning and
 * has its code, so that attempts to sign in, to do what one may not, and to ask too often can be found.
 *
 * `who` is an account of staff or of a machine. Of the address only the route's pattern is kept, because addresses hold
 * private links and people's references; no header, body, or network address is logged.
 */
export function registerRequestLog(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { statusCode: status } = reply;
    const code = problemSent(reply);
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status,
      milliseconds: Math.round(reply.elapsedTime),
      ...(code !== undefined && { refusal: code }),
      ...countedPrincipal(request),
    };
    if (status >= 400) request.log.warn(line, 'refused');
    else request.log.info(line, 'answered');
    done();
  });
}
