import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SignInProvider } from '#api/identity/sign-in-provider.ts';
import { startApp, tokenOf, type AppUnderTest } from '../app-under-test.ts';

const PENDING = { state: 's', nonce: 'n', verifier: 'v' };
/** Signs in whoever comes back, so that nothing but the cookie says who began. */
const signIn: SignInProvider = {
  start: () => Promise.resolve({ address: 'https://login.example/authorize', pending: PENDING }),
  finish: () => Promise.resolve({ accessToken: tokenOf('judge-1@demo') }),
  refresh: () => Promise.resolve(undefined),
  signOutAddress: () => Promise.resolve(undefined),
};

let app: AppUnderTest;
beforeEach(async () => {
  app = await startApp({ change: { signIn } });
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

const NAME = 'hearken-sign-in';
async function beginSignIn(): Promise<string> {
  const { headers } = await app.call(null, 'GET /auth/sign-in?to=%2Fhearings');
  return new RegExp(`${NAME}=([^;]*)`).exec(String(headers['set-cookie']))?.[1] ?? '';
}
const comeBack = (value: string) =>
  app.call(null, 'GET /auth/callback?code=c&state=s', { headers: { cookie: `${NAME}=${value}` } });
const cookieSaying = (pending: object): string => Buffer.from(JSON.stringify(pending)).toString('base64url');

test('a sign-in that began here leads to the requested page', async () => {
  expect(await comeBack(await beginSignIn())).toMatchObject({ status: 303, headers: { location: '/hearings' } });
});

test('a sign-in that another site began, by a cookie it set, is refused', async () => {
  const genuine = decodeURIComponent(await beginSignIn());
  const signature = genuine.slice(genuine.indexOf('.'));
  const forged = cookieSaying({ ...PENDING, to: '/cases', startedAt: Date.now() });
  for (const value of [forged, forged + signature, `${forged}.${'A'.repeat(43)}`, genuine.replace(/^./, 'f')])
    expect(await comeBack(encodeURIComponent(value)), value).toMatchObject({ status: 401 });
});

test('a sign-in that began more than a quarter of an hour ago is refused, even if the browser kept its cookie', async () => {
  const cookie = await beginSignIn();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 + 1 });
  expect(await comeBack(cookie)).toMatchObject({ status: 401 });
});
