import type { FastifyRequest } from 'fastify';
import { refuseBeyond } from './limits.ts';

/** Calls with private links that one address may make in a minute, over everything that links are for. */
const PER_MINUTE = 1_200;

type Limiter = ReturnType<FastifyRequest['server']['createRateLimit']>;

/** One count for all routes of a server, which the plugin's own limits by route would not be. */
const limiters = new WeakMap<object, Limiter>();

async function countCall(request: FastifyRequest): Promise<void> {
  const { server } = request;
  const limiter = limiters.get(server.server) ?? server.createRateLimit({ max: PER_MINUTE, timeWindow: '1 minute' });
  limiters.set(server.server, limiter);
  refuseBeyond(await limiter(request));
}

/**
 * Counts calls of a route with a private link against the address they come from. A link holds 256 random bits, so this is
 * against load, not against guessing.
 */
export const LINK_LIMIT = { onRequest: countCall } as const;
