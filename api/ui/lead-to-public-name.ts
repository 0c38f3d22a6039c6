import type { FastifyInstance } from 'fastify';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a host is a name by which browsers reach their own machine; names under `localhost` are such names too (RFC
 * 6761).
 */
const isLoopback = (hostname: string): boolean => LOOPBACK_NAMES.has(hostname) || hostname.endsWith('.localhost');

/**
 * Redirects a browser that opened a page under a different loopback name than the public address to that address, as
 * with `localhost` for `127.0.0.1`. To a browser the two are different sites: the identity provider calls back at the
 * public one, and the cookies of a sign-in are there. Only pages that are opened are redirected, and only to the public
 * address.
 *
 * @param publicUrl where browsers reach the pages; nothing happens where that is not a loopback address
 */
export function leadToPublicName(scope: FastifyInstance, publicUrl: string): void {
  const publicAddress = new URL(publicUrl);
  if (!isLoopback(publicAddress.hostname)) return;
  scope.addHook('onRequest', async (request, reply) => {
    const isOpened = request.method === 'GET' && request.headers.accept?.includes('text/html') === true;
    if (!isOpened || !request.url.startsWith('/') || !isOtherName(request.host, publicAddress)) return;
    return reply.redirect(`${publicAddress.origin}${request.url}`, 307);
  });
}

/** Whether a host with its port is the same port of this machine under another of its names. */
function isOtherName(host: string, { protocol, hostname, port }: URL): boolean {
  const address = `${protocol}//${host}`;
  if (!URL.canParse(address)) return false;
  const asked = new URL(address);
  return isLoopback(asked.hostname) && asked.hostname !== hostname && asked.port === port;
}
