import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { Problem } from '../problem.ts';
import { describeFault } from '#db/fault.ts';

const PATIENCE_MILLISECONDS = 5_000;
const MINUTE = 60_000;

/** How long keys are used before the issuer is asked again, so that a key it has withdrawn goes. */
const FRESH_MILLISECONDS = 10 * MINUTE;
/** How long keys are used while the issuer does not answer. After that nobody gets in before it does. */
const LONGEST_OUTAGE_MILLISECONDS = 24 * 60 * MINUTE;
/** The least time between two questions to the issuer, so that tokens with invented keys cannot have it asked all the time. */
const COOLDOWN_MILLISECONDS = 5_000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(100) });

/** The issuer's keys as it last gave them. */
interface KnownKeys {
  find: ReturnType<typeof createLocalJWKSet>;
  at: number;
}

/**
 * The public keys of one OpenID issuer, for checking signatures.
 *
 * They are discovered at the first use, asked for again every ten minutes and when a token names one that is not there, at
 * most every five seconds. While the issuer does not answer, the keys it gave last stay good for a day; a token that they
 * cannot check gets 503 and not 401, because nothing is known against it.
 *
 * @param issuer URL of the OpenID provider, exactly as it names itself
 * @param now milliseconds since 1970
 */
export function createIssuerKeys(issuer: string, now: () => number = Date.now): JWTVerifyGetKey {
  let known: KnownKeys | undefined;
  let asked: { at: number; failed: boolean } | undefined;
  let underWay: Promise<void> | undefined;

  const isCoolingDown = (): boolean => asked !== undefined && now() - asked.at < COOLDOWN_MILLISECONDS;

  /** Asks the issuer, once for everybody who waits; afterwards `asked` tells whether it answered. */
  const ask = (): Promise<void> => {
    underWay ??= fetchKeys(issuer)
      .then(
        (keys) => {
          known = { find: createLocalJWKSet(keys), at: now() };
          asked = { at: now(), failed: false };
        },
        (error: unknown) => {
          asked = { at: now(), failed: true };
          process.emitWarning(`the keys of ${issuer} cannot be read: ${describeFault(error)}`);
        },
      )
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  };

  return async (header, token) => {
    const isStale = known === undefined || now() - known.at >= FRESH_MILLISECONDS;
    if (isStale && !isCoolingDown()) await ask();
    if (!known || now() - known.at >= LONGEST_OUTAGE_MILLISECONDS) throw unavailable();
    try {
      return await known.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    if (!isCoolingDown()) await ask();
    if (asked?.failed) throw unavailable();
    return known.find(header, token);
  };
}

async function fetchKeys(issuer: string): Promise<JSONWebKeySet> {
  const discovered = Discovery.parse(await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`));
  // Whoever answers for another issuer must not vouch for this one's tokens (OpenID Connect Discovery 1.0, section 4.3).
  if (discovered.issuer !== issuer) throw new Error(`it calls itself ${discovered.issuer}`);
  if (issuer.startsWith('https:') && !discovered.jwks_uri.startsWith('https:'))
    throw new Error(`its keys are at ${discovered.jwks_uri}, which is not https`);
  return Keys.parse(await fetchJson(discovered.jwks_uri));
}

async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address, {
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    redirect: 'error',
    headers: { accept: 'application/json, application/jwk-set+json' },
  });
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  return response.json();
}

const unavailable = (): Problem =>
  new Problem(503, 'identityUnavailable', 'The identity provider does not answer', {
    remedy: 'try again in a moment',
    headers: { 'retry-after': '5' },
  });
