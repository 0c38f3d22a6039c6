import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { describeFault, framesOf } from '#db/fault.ts';
import { problemSent } from './problems.ts';
import { countedPrincipal } from './limits.ts';

/** Only what `describeFault` returns is logged of an error. */
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
 * Logs one line for every answered request: the caller, the route and the result. A refusal is logged as a warning with its
 * code, so that failed sign-ins, forbidden requests and excessive requests can be found.
 *
 * `who` is an account of staff or of a machine. Only the route's pattern is logged, not the address, because addresses contain
 * private links and people's references. No header, body, or network address is logged.
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
