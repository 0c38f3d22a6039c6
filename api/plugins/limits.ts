import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sha256 } from '#db/commitment.ts';
import { tooManyRequests } from '../problem.ts';

/** Maximum requests a minute; any beyond that get 429 with `Retry-After`. */
export interface Limits {
  /** From one address, whichever caller it is. IPv6 addresses are counted by their /64 network. */
  perAddress: number;
  /** From one member of staff or machine, at any address. */
  perPrincipal: number;
  /** With one private link. */
  perLink: number;
}

/**
 * High enough for an office behind one address and for a bulk import with one docket after the other, at 500 cases a request;
 * low enough that one caller cannot take a process from all others.
 */
export const DEFAULT_LIMITS: Limits = { perAddress: 12_000, perPrincipal: 6_000, perLink: 600 };

const WINDOW = '1 minute';
/** Maximum number of rate-limit keys (addresses, principals and links) held in memory. */
const MAX_COUNTED = 20_000;

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a request against its caller, once even if called repeatedly; throws 429 beyond the limit. */
    countAgainst(request: FastifyRequest, principal: { institutionId: string; id: string }): Promise<void>;
  }
}

const principals = new WeakMap<FastifyRequest, { institution: string; who: string }>();

/** The caller that a request was counted against: a signed-in user, by their account. */
export const countedPrincipal = (request: FastifyRequest): { institution: string; who: string } | undefined =>
  principals.get(request);

/** Rate limits by address, by principal and by private link. Each process counts separately. */
export async function registerLimits(app: FastifyInstance, limits: Limits): Promise<void> {
  await app.register(rateLimit, { global: false, cache: MAX_COUNTED });
  const byAddress = app.createRateLimit({ max: limits.perAddress, timeWindow: WINDOW });
  const byLink = app.createRateLimit({
    max: limits.perLink,
    timeWindow: WINDOW,
    keyGenerator: (request) => `link ${sha256(linkOf(request) ?? '')}`,
  });
  const byPrincipal = app.createRateLimit({
    max: limits.perPrincipal,
    timeWindow: WINDOW,
    keyGenerator: (request) => `principal ${JSON.stringify(principals.get(request) ?? null)}`,
  });

  // This runs before any other work on a request, whether it matches a route or not.
  app.addHook('onRequest', async (request) => {
    refuseBeyond(await byAddress(request));
    if (linkOf(request) !== undefined) refuseBeyond(await byLink(request));
  });
  app.decorate('countAgainst', async (request, { institutionId, id }) => {
    if (principals.has(request)) return;
    principals.set(request, { institution: institutionId, who: id });
    refuseBeyond(await byPrincipal(request));
  });
}

function linkOf({ params, routeOptions }: FastifyRequest): string | undefined {
  if (!routeOptions.url?.includes('/:token')) return undefined;
  return (params as { token?: string }).token;
}

type Counted = Awaited<ReturnType<ReturnType<FastifyInstance['createRateLimit']>>>;

/** Throws 429, with `Retry-After`, if a count exceeds its limit. */
export function refuseBeyond(counted: Counted): void {
  if (counted.isAllowed || !counted.isExceeded) return;
  throw tooManyRequests('Too many requests', Math.max(1, counted.ttlInSeconds), {
    remedy: 'wait for the number of seconds in Retry-After, then send the request again',
  });
}
