import type { FastifyInstance } from 'fastify';

/** Routes that show nothing of a case: whether a process is well, what pages are made with, and that an address does not exist. */
const SHOWS_NOTHING = /^\/(?:healthz|readyz|assets|\*)(?:\/|$)/;

/**
 * Answers a HEAD request that has passed its route's gate without running the route: no one sees its response, so it stores no
 * view, opens no link and reveals nothing. Mail scanners send HEAD requests to every link.
 */
export function answerHeadRequests(app: FastifyInstance): void {
  app.addHook('preHandler', async (request, reply) => {
    const { url = '' } = request.routeOptions;
    if (request.method === 'HEAD' && !request.is404 && !SHOWS_NOTHING.test(url)) return reply.code(200).send();
  });
}
