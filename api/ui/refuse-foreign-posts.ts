import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What browsers say of a request that a page of this site, or the user directly, has caused. */
const OWN = new Set(['same-origin', 'none']);

/**
 * Refuses forms that a browser says another site has sent, before anything else is looked at. Forms carry a token as
 * well, which is the only proof from a browser that sends no `Sec-Fetch-Site`, such as an old one.
 */
export function refuseForeignPosts(scope: FastifyInstance): void {
  scope.addHook('onRequest', (request, _reply, done) => {
    const site = request.headers['sec-fetch-site'];
    const isForeign = !SAFE_METHODS.has(request.method) && typeof site === 'string' && !OWN.has(site);
    done(
      isForeign
        ? new Problem(403, 'foreignForm', 'This form was sent by another site', {
            remedy: 'open the page here and send it from there',
          })
        : undefined,
    );
  });
}
