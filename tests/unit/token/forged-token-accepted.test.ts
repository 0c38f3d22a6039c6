import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type JWTPayload } from 'jose';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { Problem } from '#api/problem.ts';
import { createTokenVerifier, type TokenHolder } from '#api/identity/token-verifier.ts';
import { AUDIENCE, IssuerUnderTest, newKey, type ClaimChange } from './issuer-under-test.ts';

let issuer: IssuerUnderTest;
beforeEach(async () => {
  issuer = await IssuerUnderTest.start();
});
afterEach(() => issuer.stop());

const verifier = (more: Partial<Parameters<typeof createTokenVerifier>[0]> = {}) =>
  createTokenVerifier({ issuer: issuer.issuer, audience: AUDIENCE, ...more });
const refused = async (token: string, verify = verifier()): Promise<number | TokenHolder> =>
  verify(token).catch((error: unknown) => {
    if (error instanceof Problem) return error.document.status;
    throw error;
  });
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a person’s valid access token is accepted', async () => {
  expect(await verifier()(await issuer.token({ name: 'Judge One' }))).toEqual({
    kind: 'human',
    id: 'judge-1',
    name: 'Judge One',
    institutionId: 'north',
    roles: ['judge'],
  });
});

test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('a signature by %s is taken', async (algorithm) => {
  issuer.keys = [await newKey('only', algorithm)];
  expect(await verifier()(await issuer.token())).toMatchObject({ id: 'judge-1' });
});

test.each<[string, ClaimChange]>([
  ['of another issuer', { iss: 'http://issuer.invalid' }],
  ['of no issuer', { iss: undefined }],
  ['for another audience', { aud: 'another-service' }],
  ['for no audience', { aud: undefined }],
  ['that has ended', { exp: Math.floor(Date.now() / 1_000) - 60 }],
  ['that never ends', { exp: undefined }],
  ['that does not say since when', { iat: undefined }],
  ['from the future', { iat: Math.floor(Date.now() / 1_000) + 120 }],
  ['not good yet', { nbf: Math.floor(Date.now() / 1_000) + 120 }],
  ['that is older than a day, whatever its end', { iat: Math.floor(Date.now() / 1_000) - 90_000 }],
  ['of nobody', { sub: undefined }],
  ['of an empty name', { sub: '' }],
  ['of half a character', { sub: 'judge-\ud800' }],
  ['of a null character', { sub: 'judge-\0' }],
  ['of an institution with half a character', { institution: '\udc00' }],
  ['of a person with a null character', { name: 'Judge\0' }],
  ['of no institution', { institution: undefined }],
  ['of an institution with no name', { institution: '' }],
  ['of two institutions', { institution: ['north', 'south'] }],
  ['whose roles are no list', { roles: 'judge' }],
  ['without roles', { roles: undefined }],
  ['that is an ID token by its nonce', { nonce: 'n' }],
  ['that is an ID token by its hash', { at_hash: 'h' }],
  ['that is an ID token by its own word', { typ: 'ID' }],
])('a token %s is refused', async (_, change) => {
  expect(await refused(await issuer.token(change))).toBe(401);
});

test.each([
  ['an ID token', { typ: 'JWT' }],
  ['a logout token', { typ: 'logout+jwt' }],
  ['a token of no type', { typ: undefined }],
  ['a token with a critical header that nobody knows', { crit: ['x'], x: 1 }],
])('%s is refused', async (_, header) => {
  expect(await refused(await issuer.token({}, { header }).catch(() => 'a.b.c'))).toBe(401);
});

test('access tokens of a provider that states no type are accepted, and its ID tokens are not', async () => {
  const verify = verifier({ tokenType: 'JWT' });
  const header = { typ: 'JWT' };
  expect(await verify(await issuer.token({}, { header }))).toMatchObject({ id: 'judge-1' });
  for (const change of [{ nonce: 'n' }, { at_hash: 'h' }, { c_hash: 'h' }, { typ: 'ID' }, { aud: 'hearken-web' }])
    expect([change, await refused(await issuer.token(change, { header }), verify)]).toEqual([change, 401]);
});

test('no signature, a shared secret made of the public key, and a foreign key are refused', async () => {
  const rsa = await newKey('rsa', 'RS256');
  issuer.keys = [rsa];
  const good = await issuer.token();
  const [, payload = '', signature = ''] = good.split('.');
  expect(await refused(good)).toMatchObject({ id: 'judge-1' });

  for (const alg of ['none', 'None', 'NONE', ''])
    for (const rest of ['', signature])
      expect([alg, await refused(`${encode({ alg, typ: 'at+jwt', kid: 'rsa' })}.${payload}.${rest}`)]).toEqual([
        alg,
        401,
      ]);

  // Whoever verifies by the algorithm that the token names would take the public key for the secret.
  const publicKey = await importJWK(rsa.publicJwk, 'RS256');
  if (publicKey instanceof Uint8Array) throw new Error('not a public key');
  const secrets = [await exportSPKI(publicKey), JSON.stringify(rsa.publicJwk), rsa.publicJwk.n!];
  for (const alg of ['HS256', 'HS384', 'HS512'])
    for (const secret of secrets) {
      const head = encode({ alg, typ: 'at+jwt', kid: 'rsa' });
      const hash = alg.replace('HS', 'sha');
      const mac = createHmac(hash, secret).update(`${head}.${payload}`).digest('base64url');
      expect(await refused(`${head}.${payload}.${mac}`)).toBe(401);
    }

  const foreign = { ...(await newKey('rsa', 'RS256')), kid: 'rsa' };
  expect(await refused(await issuer.token({}, { key: foreign }))).toBe(401);
  // A key that the token brings along, or a place to fetch one from, is not looked at.
  for (const header of [
    { jwk: foreign.publicJwk },
    { jku: 'http://127.0.0.1:1/keys' },
    { x5u: 'http://127.0.0.1:1/x' },
  ])
    expect(await refused(await issuer.token({}, { key: foreign, header }))).toBe(401);
});

test('a signed token whose words were changed is refused', async () => {
  const [head, payload = '', signature] = (await issuer.token()).split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
  for (const change of [{ institution: 'south' }, { roles: ['auditor'] }, { sub: 'judge-2' }])
    expect(await refused(`${head}.${encode({ ...claims, ...change })}.${signature}`)).toBe(401);
});

test('unknown roles are ignored', async () => {
  const roles = ['judge', 'admin', 'constructor', '__proto__', 'Judge'];
  expect(await verifier()(await issuer.token({ roles }))).toMatchObject({ roles: ['judge'] });
});

test('clocks may differ by half a minute, and not by more', async () => {
  const now = 1_800_000_000_000;
  const seconds = now / 1_000;
  vi.useFakeTimers({ toFake: ['Date'], now });
  onTestFinished(() => void vi.useRealTimers());
  const verify = verifier();
  const token = (change: ClaimChange) => issuer.token(change);
  expect(await refused(await token({ exp: seconds - 25 }), verify)).toMatchObject({ id: 'judge-1' });
  expect(await refused(await token({ iat: seconds + 25, nbf: seconds + 25 }), verify)).toMatchObject({ id: 'judge-1' });
  expect(await refused(await token({ exp: seconds - 35 }), verify)).toBe(401);
  expect(await refused(await token({ nbf: seconds + 35 }), verify)).toBe(401);
});

test.each<[string, ClaimChange, TokenHolder['kind']]>([
  ['says when somebody signed in', { auth_time: 1_700_000_000 }, 'human'],
  ['says in which session', { auth_time: undefined, sid: 's' }, 'human'],
  ['says neither', { auth_time: undefined }, 'machine'],
  ['says so in words that are no time', { auth_time: 'now' }, 'machine'],
  ['has an empty session', { auth_time: undefined, sid: '' }, 'machine'],
  ['is the client’s own', { sub: 'hearken-web' }, 'machine'],
  ['is the client’s own by another name', { sub: 'robot', azp: 'robot' }, 'machine'],
  ['is a service account’s', { preferred_username: 'service-account-robot' }, 'machine'],
  ['was got with a client’s secret', { gty: 'client-credentials' }, 'machine'],
  ['was got by a program to act for a person', { act: { sub: 'assistant' } }, 'machine'],
])('a token that %s', async (_, change, kind) => {
  expect(await verifier()(await issuer.token(change))).toMatchObject({ kind });
});
