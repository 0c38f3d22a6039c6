import { jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { StaffRole } from '#workflows/domain/actor.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { isStorable } from '../import/storable.ts';
import { Problem } from '../problem.ts';

/** The caller that a bearer token identifies. */
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

/** Signatures by a private key only: a public key can never be taken for a shared secret. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];

/** How far the issuer's clock may be ahead or behind, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;
/** No token is good for longer, whatever it says of itself. */
const MAX_LIFE = '24h';

/** What the header of access tokens says that they are: as RFC 9068 has it, or `JWT` by providers that do not follow it. */
export const TOKEN_TYPES = ['at+jwt', 'JWT'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export interface VerifierOptions {
  /** URL of the OpenID provider, exactly as it names itself; its discovery document is read at the first token. */
  issuer: string;
  audience: string;
  /** `at+jwt` where it is left out. */
  tokenType?: TokenType;
}

/** A name of a caller that a database row can hold. */
const Storable = z.string().min(1).refine(isStorable);

const Claims = z.object({
  sub: Storable.max(200),
  institution: Storable.max(100),
  roles: z.array(z.string()).max(50),
  name: z.string().max(200).refine(isStorable).optional(),
});

/**
 * Checks access tokens of one OpenID issuer: type, algorithm, signature by a key of its own, issuer, audience and lifetime.
 * An ID token is never accepted as one.
 *
 * The verifier throws 401 for an invalid token, and 503 while the token cannot be checked because the issuer does not
 * respond.
 */
export function createTokenVerifier({ issuer, audience, tokenType = 'at+jwt' }: VerifierOptions): TokenVerifier {
  const findKey = createIssuerKeys(issuer);
  return async (token) => {
    let payload: JWTPayload;
    try {
      ({ payload } = await jwtVerify(token, findKey, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        typ: tokenType,
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: MAX_LIFE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      }));
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw unauthorized('the token is invalid or has expired');
    }
    if (isIdToken(payload)) throw unauthorized('this is an ID token; send the access token');
    const claims = Claims.safeParse(payload);
    if (!claims.success)
      throw unauthorized(
        'the token does not identify the caller; it needs the claims sub, institution and roles, without null characters and halves of surrogate pairs',
      );
    const { sub, institution, roles, name } = claims.data;
    return {
      kind: isOfAPerson(payload) ? 'human' : 'machine',
      id: sub,
      name: name ?? sub,
      institutionId: institution,
      roles: roles.flatMap((role) => StaffRole.safeParse(role).data ?? []),
    };
  };
}

/** By the claims that only ID tokens have, for providers whose headers do not tell; Keycloak also names the type. */
const isIdToken = (payload: JWTPayload): boolean =>
  payload['typ'] === 'ID' || ['nonce', 'at_hash', 'c_hash', 's_hash'].some((claim) => payload[claim] !== undefined);

/**
 * Whether a person signed in to obtain a token: such a token states when, or in which session. A token that a program
 * obtained with its own secret states neither, names the client as its subject (RFC 9068, section 2.2), or declares itself
 * one. A token that a program obtained to act for a person (RFC 8693, claim `act`) counts as a program's.
 */
function isOfAPerson(payload: JWTPayload): boolean {
  const { sub, act, azp, client_id: client, auth_time: signedInAt, sid, preferred_username: username } = payload;
  const signedIn = typeof signedInAt === 'number' || (typeof sid === 'string' && sid !== '');
  const isOfAClient =
    sub === client ||
    sub === azp ||
    payload['gty'] === 'client-credentials' ||
    (typeof username === 'string' && username.startsWith('service-account-'));
  return signedIn && !isOfAClient && act === undefined;
}

export const unauthorized = (detail: string): Problem =>
  new Problem(401, 'unauthorized', 'You are not signed in', {
    detail,
    remedy: 'send the header Authorization: Bearer with an access token from your identity provider',
    headers: { 'www-authenticate': 'Bearer' },
  });
