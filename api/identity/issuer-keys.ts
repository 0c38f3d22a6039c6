import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { describeFault } from '#db/fault.ts';

const MINUTE = 60_000;

/** Timeout for fetching the discovery document and the keys together. */
const TIMEOUT_MILLISECONDS = 5_000;
/** How long keys are used before the issuer is asked again, so that a key it has withdrawn is refused. */
const FRESH_MILLISECONDS = 10 * MINUTE;
/** How long keys are used while the issuer does not answer. After that no token is accepted until it does. */
const OUTAGE_GRACE_MILLISECONDS = 24 * 60 * MINUTE;
/** Minimum time between two requests to the issuer, so that tokens with invented keys cannot flood it. */
const COOLDOWN_MILLISECONDS = 5_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/**
 * The public keys of one OpenID issuer, for checking signatures.
 *
 * They are discovered at the first use and fetched again every ten minutes and when a token names an unknown key, at most
 * every five seconds. While the issuer does not answer, the last known keys stay valid for a day; a token that they cannot
 * check gets 503 and not 401, because nothing is known against it.
 *
 * @param issuer URL of the OpenID provider, exactly as it names itself
 */
export function createIssuerKeys(issuer: string): JWTVerifyGetKey {
  let fetchedAt = Number.POSITIVE_INFINITY;
  let failedAt = Number.NEGATIVE_INFINITY;
  // jose fetches the address once for all concurrent callers and spaces successful fetches; it does not space failed
  // ones.
  const keys = createRemoteJWKSet(new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`), {
    timeoutDuration: TIMEOUT_MILLISECONDS,
    cooldownDuration: COOLDOWN_MILLISECONDS,
    cacheMaxAge: OUTAGE_GRACE_MILLISECONDS,
    [customFetch]: async (discoveryAddress, request) => {
      if (Date.now() - failedAt < COOLDOWN_MILLISECONDS) throw unavailable();
      try {
        const fetched = await fetchKeys(issuer, discoveryAddress, request);
        fetchedAt = Date.now();
        return Response.json(fetched);
      } catch (error) {
        failedAt = Date.now();
        process.emitWarning(`the keys of ${issuer} cannot be read: ${describeFault(error)}`);
        throw unavailable();
      }
    },
  });

  return async (header, token) => {
    // The keys that are already known serve until the grace ends, when jose fetches new ones or fails.
    if (Date.now() - fetchedAt >= FRESH_MILLISECONDS) await keys.reload().catch(() => undefined);
    return keys(header, token);
  };
}

async function fetchKeys(issuer: string, discoveryAddress: string, request: RequestInit): Promise<unknown> {
  const discovered = Discovery.parse(await fetchJson(discoveryAddress, request));
  // A server that answers for another issuer must not vouch for this one's tokens (OpenID Connect Discovery 1.0, section 4.3).
  if (discovered.issuer !== issuer) throw new Error(`the issuer identifies itself as ${discovered.issuer}`);
  if (issuer.startsWith('https:') && !discovered.jwks_uri.startsWith('https:'))
    throw new Error(`the issuer’s keys are at ${discovered.jwks_uri}, which is not an https address`);
  return Keys.parse(await fetchJson(discovered.jwks_uri, request));
}

async function fetchJson(address: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(address, request);
  // Redirects are not followed, so they fail here too.
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return response.json();
}

const unavailable = (): Problem =>
  new Problem(503, 'identityUnavailable', 'The identity provider is not responding', {
    remedy: 'try again in a moment',
    headers: { 'retry-after': '5' },
  });
