import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Problem } from '#api/problem.ts';
import { createTokenVerifier, type VerifierOptions } from '#api/identity/token-verifier.ts';
import { AUDIENCE, IssuerUnderTest, type ClaimChange } from './issuer-under-test.ts';

let issuer: IssuerUnderTest;
let warnings: string[];
beforeEach(async () => {
  issuer = await IssuerUnderTest.start();
  warnings = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((line) => void warnings.push(String(line)));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await issuer.stop();
});

const verifier = (more: Partial<VerifierOptions> = {}) =>
  createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, ...more });

interface Provider {
  header: Record<string, unknown>;
  options: Partial<VerifierOptions>;
  person: ClaimChange;
  program: ClaimChange;
}

const NO_CLAIMS = { institution: undefined, roles: undefined, auth_time: undefined, client_id: undefined };

/**
 * Access tokens as the providers' documentation described them on 2026-11-28. No provider was asked for one, but for Keycloak's,
 * which `docker-compose.yml` has. Addresses of documentation: docs/operations.md.
 */
const PROVIDERS: Record<string, Provider> = {
  'Keycloak with its own roles': {
    header: { typ: 'JWT' },
    options: { tokenType: 'JWT', claims: { institution: 'institution', roles: 'realm_access.roles' } },
    person: {
      ...NO_CLAIMS,
      typ: 'Bearer',
      azp: 'hearken-web',
      sid: 'a3c9',
      preferred_username: 'judge-1',
      institution: 'north',
      realm_access: { roles: ['offline_access', 'judge'] },
    },
    program: {
      ...NO_CLAIMS,
      typ: 'Bearer',
      azp: 'hearken-institution',
      client_id: 'hearken-institution',
      preferred_username: 'service-account-hearken-institution',
      institution: 'north',
      realm_access: { roles: ['judge'] },
    },
  },
  'Entra ID, version 2.0, with sid as an optional claim and a tenant as the institution': {
    header: { typ: 'JWT' },
    options: { tokenType: 'JWT', claims: { institution: 'tid', roles: 'roles' } },
    person: {
      ...NO_CLAIMS,
      ver: '2.0',
      azp: '6e74172b',
      azpacr: '0',
      oid: '690222be',
      tid: 'north',
      sid: '0e1a',
      scp: 'access',
      roles: ['judge'],
    },
    program: {
      ...NO_CLAIMS,
      ver: '2.0',
      azp: '6e74172b',
      azpacr: '1',
      oid: '690222be',
      tid: 'north',
      idtyp: 'app',
      sid: '0e1a',
      roles: ['judge'],
    },
  },
  'Auth0 with claims in a namespace of one’s own': {
    header: { typ: 'JWT' },
    options: {
      tokenType: 'JWT',
      claims: {
        institution: 'https://hearken.example/institution',
        roles: 'https://hearken.example/roles',
        signedIn: 'https://hearken.example/signed_in',
      },
    },
    person: {
      ...NO_CLAIMS,
      aud: [AUDIENCE, 'https://north.auth0.example/userinfo'],
      azp: 'web-client',
      scope: 'openid profile',
      'https://hearken.example/institution': 'north',
      'https://hearken.example/roles': ['judge'],
      'https://hearken.example/signed_in': true,
    },
    program: {
      ...NO_CLAIMS,
      sub: 'machine-client@clients',
      azp: 'machine-client',
      gty: 'client-credentials',
      'https://hearken.example/institution': 'north',
      'https://hearken.example/roles': ['judge'],
      'https://hearken.example/signed_in': true,
    },
  },
  'Okta with an authorization server of one’s own': {
    header: { typ: undefined },
    options: { tokenType: 'none' },
    person: {
      ...NO_CLAIMS,
      ver: 1,
      cid: 'web-client',
      uid: '00uid4',
      scp: ['openid', 'profile'],
      auth_time: 1_700_000_000,
      institution: 'north',
      roles: ['judge'],
    },
    program: {
      ...NO_CLAIMS,
      ver: 1,
      sub: 'machine-client',
      cid: 'machine-client',
      scp: ['cases'],
      auth_time: 1_700_000_000,
      institution: 'north',
      roles: ['judge'],
    },
  },
};

test.each(Object.entries(PROVIDERS))('%s: people and programs are told apart', async (_, provider) => {
  const verify = verifier(provider.options);
  const { header } = provider;
  const seen = { institutionId: 'north', roles: ['judge'] };
  expect(await verify(await issuer.token(provider.person, { header }))).toMatchObject({ kind: 'human', ...seen });
  expect(await verify(await issuer.token(provider.program, { header }))).toMatchObject({ kind: 'machine', ...seen });
});

test('a provider that does not state the type has no other type accepted', async () => {
  const verify = verifier({ tokenType: 'none' });
  for (const typ of ['JWT', 'at+jwt', 'logout+jwt'])
    await expect(verify(await issuer.token({}, { header: { typ } }))).rejects.toMatchObject({
      document: { status: 401 },
    });
});

const refusalOf = async (change: ClaimChange): Promise<Problem> => {
  const verify = verifier();
  return verify(await issuer.token(change)).then(
    () => expect.unreachable('the token was accepted'),
    (error: unknown) => error as Problem,
  );
};

test.each<[string, ClaimChange, string, string]>([
  ['missing', { roles: undefined }, 'Your account has no role here', 'it has no claim roles'],
  ['misspelt', { roles: undefined, Role: ['judge'] }, 'Your account has no role here', 'but one that is spelt Role'],
  [
    'in a namespace',
    { roles: undefined, 'https://x.example/roles': ['judge'] },
    'no role',
    'spelt https://x.example/roles',
  ],
  ['a text', { roles: 'judge' }, 'Your account has no role here', 'its claim roles is not a list'],
  [
    'an institution misspelt',
    { institution: undefined, Institution: 'n' },
    'cannot be identified',
    'spelt Institution',
  ],
])('a claim that is %s is named to the caller and in the log', async (_, change, title, detail) => {
  const { document } = await refusalOf(change);
  expect(document).toMatchObject({ status: 401, code: 'accountIncomplete' });
  expect(document.title).toContain(title);
  expect(document.detail).toContain(detail);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain(detail);
  expect(warnings[0]).not.toContain('judge-1');
});

test('unknown roles that may be misspelt are logged once a minute', async () => {
  const verify = verifier();
  const token = await issuer.token({ roles: ['Judges', 'mary.smith'] });
  expect(await verify(token)).toMatchObject({ roles: [] });
  await verify(token);
  expect(warnings).toEqual([expect.stringMatching(/no role.*roles has none of .*, but Judges,/)]);
  expect(warnings[0]).not.toContain('mary');
});
