import type { FastifyRequest } from 'fastify';
import { refuseBeyond } from './limits.ts';

/** Maximum calls with private links from one address in a minute, over all routes. */
const PER_MINUTE = 1_200;

type Limiter = ReturnType<FastifyRequest['server']['createRateLimit']>;

/** One counter for all routes of a server; the plugin's own limits count by route. */
const limiters = new WeakMap<object, Limiter>();

async function countCall(request: FastifyRequest): Promise<void> {
  const { server } = request;
  const limiter = limiters.get(server.server) ?? server.createRateLimit({ max: PER_MINUTE, timeWindow: '1 minute' });
  limiters.set(server.server, limiter);
  refuseBeyond(await limiter(request));
}

/**
 * Counts calls with a private link against the address that they come from. A link holds 256 random bits, so the limit protects
 * against load, not against guessing.
 */
export const LINK_LIMIT = { onRequest: countCall } as const;
