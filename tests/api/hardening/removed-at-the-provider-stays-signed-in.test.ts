import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ProviderTokens, SignInProvider } from '#api/identity/sign-in-provider.ts';
import { Problem } from '#api/problem.ts';
import type { StaffRole } from '#workflows/domain/actor.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const START = '2026-11-29T09:00:00.000Z';
const MINUTE = 60_000;
const END_SESSION = 'https://login.example/end?id_token_hint=';

let app: AppUnderTest;
let at: string;
/** What the provider says when it is asked again, and how often it was. */
let provider: { says: 'go on' | 'gone' | 'nothing'; asked: string[]; tokens: ProviderTokens };
let roles: StaffRole[];

const signIn: SignInProvider = {
  start: () =>
    Promise.resolve({ address: 'https://login.example/authorize', pending: { state: 's', nonce: 'n', verifier: 'v' } }),
  finish: () => Promise.resolve(provider.tokens),
  refresh(refreshToken) {
    provider.asked.push(refreshToken);
    if (provider.says === 'nothing') throw new Problem(503, 'identityUnavailable', 'The provider is not responding');
    if (provider.says === 'gone') return Promise.resolve(undefined);
    return Promise.resolve({ accessToken: 'a', refreshToken: `${refreshToken}+` });
  },
  signOutAddress: (idToken) => Promise.resolve(idToken === undefined ? undefined : `${END_SESSION}${idToken}`),
};

beforeEach(async () => {
  at = START;
  roles = ['judge'];
  provider = { says: 'go on', asked: [], tokens: { accessToken: 'a', idToken: 'the-id-token', refreshToken: 'r' } };
  app = await startApp({
    change: {
      signIn,
      clock: () => Promise.resolve(at),
      verifyToken() {
        if (roles.length === 0) throw new Problem(403, 'noRole', 'Your account has no role here');
        return Promise.resolve({ kind: 'human', id: 'judge-1@demo', name: 'Judge', institutionId: 'demo', roles });
      },
    },
  });
});
afterEach(() => app.close());

const later = (milliseconds: number) => {
  at = new Date(Date.parse(at) + milliseconds).toISOString();
};
const cookieIn = (headers: Record<string, unknown>, name: string) =>
  new RegExp(`${name}=[^;]+`).exec(String(headers['set-cookie']))?.[0] ?? '';

async function openSession(): Promise<string> {
  const begun = await app.call(null, 'GET /auth/sign-in');
  const cookie = cookieIn(begun.headers, 'hearken-sign-in');
  const back = await app.call(null, 'GET /auth/callback?code=c&state=s', { headers: { cookie } });
  return cookieIn(back.headers, 'hearken-session');
}
const get = async (cookie: string, path = '/hearings') =>
  (await app.call(null, `GET ${path}`, { headers: { cookie } })).status;

test('a user who was removed at the provider is signed out within a minute', async () => {
  const cookie = await openSession();
  provider.says = 'gone';
  later(MINUTE - 1);
  expect(await get(cookie)).toBe(200);
  expect(provider.asked).toEqual([]);
  later(1);
  expect(await get(cookie)).toBe(303);
  provider.says = 'go on';
  expect(await get(cookie)).toBe(303);
  expect(provider.asked).toEqual(['r']);
});

test('an existing user stays signed in with their current roles, and the provider is asked once a minute', async () => {
  const cookie = await openSession();
  later(MINUTE);
  expect(await Promise.all([get(cookie), get(cookie), get(cookie)])).toEqual([200, 200, 200]);
  expect(provider.asked).toEqual(['r']);
  later(MINUTE);
  roles = ['auditor'];
  expect(await get(cookie, '/audit/cases')).toBe(200);
  expect(await get(cookie)).toBe(403);
  expect(provider.asked).toEqual(['r', 'r+']);
});

test('a user who has lost every role at the provider is signed out', async () => {
  const cookie = await openSession();
  later(MINUTE);
  roles = [];
  expect(await get(cookie)).toBe(303);
  roles = ['judge'];
  expect(await get(cookie)).toBe(303);
});

test('a provider that does not answer signs no user out, and is asked again a minute later', async () => {
  const cookie = await openSession();
  provider.says = 'nothing';
  later(MINUTE);
  expect([await get(cookie), await get(cookie)]).toEqual([200, 200]);
  expect(provider.asked).toHaveLength(1);
  later(MINUTE);
  provider.says = 'gone';
  expect(await get(cookie)).toBe(303);
});

test('a provider that issues no refresh token is not asked again', async () => {
  provider.tokens = { accessToken: 'a' };
  const cookie = await openSession();
  later(10 * MINUTE);
  expect(await get(cookie)).toBe(200);
  expect(provider.asked).toEqual([]);
});

test('a copy of the database holds no token of the provider', async () => {
  await openSession();
  const [row] = await askOwner<{ tokens: Buffer }>(
    app.test.ownerUrl,
    'select sealed_tokens as tokens from hearken.sessions',
  );
  expect(row?.tokens.length).toBeGreaterThan(28);
  expect(row?.tokens.toString('latin1')).not.toContain('the-id-token');
});

test('signing out also ends the session at the provider, if it can be named', async () => {
  const signOut = async (cookie: string) => {
    const token = cookie.split('.')[1] ?? '';
    const csrf = createHash('sha256').update(`form:${token}`).digest('base64url');
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    return app.call(null, 'POST /auth/sign-out', { headers, body: `csrf=${csrf}` });
  };
  const cookie = await openSession();
  const { status, headers, text } = await signOut(cookie);
  expect([status, headers['refresh']]).toEqual([200, `0; url=${END_SESSION}the-id-token`]);
  expect(text).toContain(`href="${END_SESSION}the-id-token"`);
  expect(await get(cookie)).toBe(303);

  provider.tokens = { accessToken: 'a' };
  expect(await signOut(await openSession())).toMatchObject({
    status: 303,
    headers: { location: '/auth/signed-out?here' },
  });
});
