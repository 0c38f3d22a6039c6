import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { StaffRole } from '../workflows/domain/actor.ts';
import { Problem } from './problem.ts';

/** Whoever sent a request with a bearer token. */
export interface TokenHolder {
  /** A person who signed in, or a machine that acts for an institution. */
  kind: 'human' | 'machine';
  id: string;
  name: string;
  institutionId: string;
  roles: StaffRole[];
}

/** Checks an access token and tells who holds it; throws a {@link Problem} with status 401 otherwise. */
export type TokenVerifier = (token: string) => Promise<TokenHolder>;

const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];

const Claims = z.object({
  sub: z.string().min(1).max(200),
  institution: z.string().min(1).max(100),
  roles: z.array(z.string()).max(50),
  name: z.string().max(200).optional(),
  auth_time: z.number().optional(),
  sid: z.string().optional(),
});

/**
 * Checks tokens of one OpenID issuer: signature by a key of its own, algorithm, issuer, audience and lifetime.
 *
 * Somebody signed in as a person when the token says when or in which session they did; a token got with a client's own
 * secret says neither. Keys are fetched when an unknown one is named, so the issuer may change them.
 *
 * @param issuer URL of the OpenID provider, whose discovery document is read at the first token
 */
export function createTokenVerifier(issuer: string, audience: string): TokenVerifier {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined;
  const loadKeys = () => {
    keys ??= discoverKeys(issuer).catch((error: unknown) => {
      keys = undefined;
      throw error;
    });
    return keys;
  };
  return async (token) => {
    const getKey = await loadKeys();
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, getKey, { issuer, audience, algorithms: ALGORITHMS, clockTolerance: 30 }));
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || isNetworkError(error)) throw unavailable();
      throw unauthorized('the token is not valid here, or no longer');
    }
    const claims = Claims.safeParse(payload);
    if (!claims.success) throw unauthorized('the token does not say whose it is: it needs sub, institution and roles');
    const { sub, institution, roles, name, auth_time, sid } = claims.data;
    return {
      kind: auth_time !== undefined || sid !== undefined ? 'human' : 'machine',
      id: sub,
      name: name ?? sub,
      institutionId: institution,
      roles: roles.flatMap((role) => StaffRole.safeParse(role).data ?? []),
    };
  };
}

async function discoverKeys(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
  if (!response?.ok) throw unavailable();
  const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 5_000, cooldownDuration: 5_000 });
}

const isNetworkError = (error: unknown): boolean => error instanceof TypeError && error.message === 'fetch failed';

const unavailable = (): Problem =>
  new Problem(503, 'identityUnavailable', 'The identity provider does not answer', {
    remedy: 'try again in a moment',
    headers: { 'retry-after': '5' },
  });

export const unauthorized = (detail: string): Problem =>
  new Problem(401, 'unauthorized', 'You are not signed in', {
    detail,
    remedy: 'send Authorization: Bearer with an access token of your identity provider',
    headers: { 'www-authenticate': 'Bearer' },
  });
