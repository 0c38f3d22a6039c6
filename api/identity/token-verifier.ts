import { createHash } from 'node:crypto';
import { jwtVerify, type CryptoKey, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { createIssuerKeys } from './issuer-keys.ts';
import { CLAIM_NAMES, findClaim, readClaims, type ClaimNames } from './read-claims.ts';
import { warnOnceAMinute } from './warn-once-a-minute.ts';
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

/** Only algorithms with a private key: a public key can never be taken for a shared secret. */
const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'RS256', 'PS256'];

/** How far the issuer's clock may be ahead or behind, in seconds. */
const CLOCK_TOLERANCE_SECONDS = 30;
/** Maximum lifetime of a token, whatever it claims, in seconds. */
const MAX_LIFE_SECONDS = 24 * 60 * 60;
/** Maximum number of tokens whose signatures are not checked again. */
const MAX_CHECKED = 1_000;

/**
 * The type that the header of access tokens states: `at+jwt` by RFC 9068, `JWT` by providers that do not follow it, and
 * `none` for those that state no type.
 */
export const TOKEN_TYPES = ['at+jwt', 'JWT', 'none'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

export interface VerifierOptions {
  /** URL of the OpenID provider, exactly as it names itself; its discovery document is read at the first token. */
  issuer: string;
  audience: string;
  /** Default `at+jwt`. */
  tokenType?: TokenType;
  /** Default `institution` and `roles`. */
  claims?: ClaimNames;
}

/**
 * Checks access tokens of one OpenID issuer: type, algorithm, signature by a key of its own, issuer, audience and lifetime.
 * An ID token is never accepted as one.
 *
 * The verifier throws 401 for an invalid token, and 503 while the token cannot be checked because the issuer does not
 * respond.
 */
export function createTokenVerifier({
  issuer,
  audience,
  tokenType = 'at+jwt',
  claims: names = CLAIM_NAMES,
}: VerifierOptions): TokenVerifier {
  const findKey = createIssuerKeys(issuer);
  const warn = warnOnceAMinute();
  /** Tokens that were accepted, by their hashes. */
  const checked = new LRUCache<string, CheckedToken>({ max: MAX_CHECKED });
  /** Whether a token is still good and the issuer still has the key that it was signed with: it is looked up each time. */
  const isStillGood = async ({ until, header, key }: CheckedToken): Promise<boolean> => {
    if (Date.now() >= until) return false;
    try {
      return (await findKey(header, FOUND_BY_HEADER)) === key;
    } catch {
      // The full check says why.
      return false;
    }
  };
  return async (token) => {
    const hash = createHash('sha256').update(token).digest('base64');
    const known = checked.get(hash);
    if (known && (await isStillGood(known))) return known.holder;
    checked.delete(hash);
    let payload: JWTPayload;
    let header: JWTHeaderParameters;
    let key: CryptoKey | Uint8Array;
    try {
      ({
        payload,
        protectedHeader: header,
        key,
      } = await jwtVerify(token, findKey, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        ...(tokenType !== 'none' && { typ: tokenType }),
        requiredClaims: ['exp', 'iat'],
        maxTokenAge: MAX_LIFE_SECONDS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      }));
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw unauthorized('the token is invalid or has expired');
    }
    if (tokenType === 'none' && header.typ !== undefined) throw unauthorized('the token is of another type');
    if (isIdToken(payload)) throw unauthorized('this is an ID token; send the access token');
    const { sub, institution, roles, name } = readClaims(payload, names, warn);
    const kind = isOfAPerson(payload, names.signedIn) ? 'human' : 'machine';
    const holder: TokenHolder = Object.freeze({ kind, id: sub, name, institutionId: institution, roles });
    const { exp = 0, iat = 0 } = payload;
    const until = (Math.min(exp, iat + MAX_LIFE_SECONDS) + CLOCK_TOLERANCE_SECONDS) * 1_000;
    checked.set(hash, { holder, header, key, until });
    return holder;
  };
}

/** A token that was accepted, without the token itself. */
interface CheckedToken {
  holder: TokenHolder;
  header: JWTHeaderParameters;
  /** The key that its signature was checked with. */
  key: CryptoKey | Uint8Array;
  /** When it ends, in milliseconds since 1970. */
  until: number;
}

/** Keys are found by a token's header alone. */
const FOUND_BY_HEADER = { payload: '', signature: '' };

/**
 * An ID token is recognised by the claims that only ID tokens have, for providers whose headers do not state the type;
 * Keycloak also names it.
 */
const isIdToken = (payload: JWTPayload): boolean =>
  payload['typ'] === 'ID' || ['nonce', 'at_hash', 'c_hash', 's_hash'].some((claim) => payload[claim] !== undefined);

/**
 * Whether a person signed in to obtain a token: such a token states when, or in which session. A token that a program
 * obtained with its own secret states neither, names the client as its subject (RFC 9068, section 2.2), or declares
 * itself one. A token that a program obtained to act for a person (RFC 8693, claim `act`) counts as a program's.
 *
 * @param signedInClaim for a provider whose tokens of people state neither, but have this claim as `true` or a text
 */
function isOfAPerson(payload: JWTPayload, signedInClaim: string | undefined): boolean {
  const { sub, act, azp, client_id: client, auth_time: signedInAt, sid, preferred_username: username } = payload;
  const stated = signedInClaim === undefined ? undefined : findClaim(payload, signedInClaim);
  const signedIn =
    typeof signedInAt === 'number' ||
    (typeof sid === 'string' && sid !== '') ||
    stated === true ||
    (typeof stated === 'string' && stated !== '');
  const isOfAClient =
    sub === client ||
    sub === azp ||
    sub === payload['cid'] ||
    payload['idtyp'] === 'app' ||
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
