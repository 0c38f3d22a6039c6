import type { JWTPayload } from 'jose';
import { isStorable } from '../fields/storable.ts';
import { Problem } from '../problem.ts';
import { STAFF_ROLES, StaffRole } from '#workflows/domain/actor.ts';

/** The names of the claims that are read from a provider's access tokens; a name with dots also names a claim within another. */
export interface ClaimNames {
  institution: string;
  roles: string;
  /** A claim that only tokens of people have, for providers whose tokens state neither `auth_time` nor `sid`. */
  signedIn?: string;
}

export const CLAIM_NAMES: ClaimNames = { institution: 'institution', roles: 'roles' };

/** What the claims of a token state about its holder. */
export interface Claims {
  sub: string;
  institution: string;
  roles: StaffRole[];
  name: string;
}

const MAX_ROLES = 50;
/** Maximum length of a role, so that no response repeats a long text of a token. */
const MAX_ROLE_LENGTH = 40;

/** A claim by its name, such as `https://hearken.example/roles`, or by its path, such as `realm_access.roles`. */
export function findClaim(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name
    .split('.')
    .reduce<unknown>(
      (within, key) =>
        typeof within === 'object' && within !== null && Object.hasOwn(within, key)
          ? (within as Record<string, unknown>)[key]
          : undefined,
      payload,
    );
}

/**
 * Reads the claims of a verified token.
 *
 * @param warn receives what the provider's configuration lacks, in words that repeat no value that identifies a person
 * @throws Problem 401 naming every claim that is missing or wrong, and any that may be a misspelling of it
 */
export function readClaims(payload: JWTPayload, names: ClaimNames, warn: (line: string) => void): Claims {
  const [institution, roles, name] = [
    findClaim(payload, names.institution),
    findClaim(payload, names.roles),
    payload['name'],
  ];
  const { sub } = payload;
  const faults = [
    ...(isName(payload.sub, 200) ? [] : [faultOf(payload, 'sub', 'a text of at most 200 characters')]),
    ...(isName(institution, 100) ? [] : [faultOf(payload, names.institution, 'a text of at most 100 characters')]),
    ...(isListOfTexts(roles) ? [] : [faultOf(payload, names.roles, `a list of at most ${MAX_ROLES} texts`)]),
    ...(name === undefined || isName(name, 200, 0)
      ? []
      : [faultOf(payload, 'name', 'a text of at most 200 characters')]),
  ];
  if (faults.length > 0 || sub === undefined) {
    warn(`an access token was refused: ${faults.join('; ')}`);
    throw incomplete(isListOfTexts(roles) ? 'Your account cannot be identified here' : NO_ROLE, faults);
  }
  const given = roles as string[];
  const known = given.flatMap((role) => StaffRole.safeParse(role).data ?? []);
  if (known.length === 0) warn(`an access token has no role: ${describeRoles(given, names.roles)}`);
  return {
    sub,
    institution: institution as string,
    roles: known,
    name: (name as string | undefined) ?? sub,
  };
}

export const NO_ROLE = 'Your account has no role here';

const isName = (value: unknown, longest: number, shortest = 1): value is string =>
  typeof value === 'string' && value.length >= shortest && value.length <= longest && isStorable(value);

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= MAX_ROLES && value.every((each) => typeof each === 'string');

function faultOf(payload: JWTPayload, name: string, form: string): string {
  if (findClaim(payload, name) !== undefined)
    return `its claim ${name} is not ${form} without null characters and halves of surrogate pairs`;
  const similar = Object.keys(payload).find((key) => plain(key) === plain(name));
  return `it has no claim ${name}${similar === undefined ? '' : `, but one that is spelt ${similar}`}`;
}

/** Describes the values that may be misspelt roles; other values may identify a person and are not repeated. */
function describeRoles(given: readonly string[], claim: string): string {
  const similar = given.filter(
    (role) => role.length <= MAX_ROLE_LENGTH && STAFF_ROLES.some((known) => plain(known) === plain(role)),
  );
  const spelt = similar.length === 0 ? '' : `, but ${similar.join(', ')}, which is spelt otherwise`;
  return `its claim ${claim} has none of ${STAFF_ROLES.join(', ')}${spelt}`;
}

/** Two names that differ only in letter case, a final `s`, a namespace or punctuation may be meant to be the same. */
const plain = (name: string): string =>
  name
    .replace(/^.*[/:]/, '')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/s$/, '');

const incomplete = (title: string, faults: readonly string[]): Problem =>
  new Problem(401, 'accountIncomplete', title, {
    detail: `the access token does not say all that is needed: ${faults.join('; ')}`,
    remedy:
      'ask the administrator of your identity provider to have it put these claims into access tokens for Hearken',
    headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
  });
