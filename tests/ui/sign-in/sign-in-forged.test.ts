import { expect, inject, test } from 'vitest';
import { openPage, signIn } from '../browser.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${inject('pages').url}${path}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers } });

test('no staff page is shown without signing in, and signing in leads back to it and to no foreign site', async () => {
  for (const path of ['/hearings', '/hearings/01a209e3-a424-74cb-975a-1774d1f8f507']) {
    const answer = await get(path);
    expect([path, answer.status, answer.headers.get('location')]).toEqual([
      path,
      303,
      `/auth/sign-in?to=${encodeURIComponent(path)}`,
    ]);
  }
  const { page } = await openPage(browser);
  await page.goto(`/auth/sign-in?to=${encodeURIComponent('//evil.example/hearings')}`);
  await page.click('button[value="judge-1@demo"]');
  await page.waitForURL(`${inject('pages').url}/hearings`);
});

test('a sign-in that this browser did not begin, or a foreign response to it, signs no user in', async () => {
  const unasked = await get('/auth/callback?code=abc&state=def');
  expect(unasked.status).toBe(401);
  expect(unasked.headers.getSetCookie().filter((cookie) => cookie.startsWith('hearken-session='))).toEqual([]);

  const begun = await get('/auth/sign-in');
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const location = new URL(begun.headers.get('location') ?? '');
  expect(location.searchParams.get('code_challenge_method')).toBe('S256');
  expect(location.searchParams.get('nonce')).toMatch(/^[\w-]{43}$/);
  const iss = encodeURIComponent(location.origin);
  for (const state of ['other', location.searchParams.get('state') ?? '']) {
    const answer = await get(`/auth/callback?code=forged&state=${state}&iss=${iss}`, { cookie });
    expect([state, answer.status]).toEqual([state, 401]);
    expect(answer.headers.getSetCookie().filter((each) => each.startsWith('hearken-session='))).toEqual([]);
  }
});

test('the session’s cookie is for the server only, and ends with signing out', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'hearken-session')!;
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false });
  const header = { cookie: `${cookie.name}=${cookie.value}` };
  expect((await get('/hearings', header)).status).toBe(200);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/auth/signed-out');
  expect((await get('/hearings', header)).status).toBe(303);
  const [institution, token] = cookie.value.split('.') as [string, string];
  const other = `${Buffer.from('other').toString('base64url')}.${token}`;
  expect(institution).toBe(Buffer.from('demo').toString('base64url'));
  expect((await get('/hearings', { cookie: `${cookie.name}=${other}` })).status).toBe(303);
});

test('a form that another site made up is refused, and so is one without a session', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'hearken-session');
  const post = (body: string, headers: Record<string, string>) =>
    fetch(`${inject('pages').url}/hearings/next`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...headers },
      body,
    });
  const own = { cookie: `${cookie!.name}=${cookie!.value}` };
  expect((await post('', own)).status).toBe(403);
  expect((await post(`csrf=${'A'.repeat(43)}`, own)).status).toBe(403);
  const csrf = (await page.locator('form[action="/hearings/next"] [name="csrf"]').getAttribute('value'))!;
  expect((await post(`csrf=${csrf}`, own)).status).toBe(303);
  const stranger = await post(`csrf=${csrf}`, {});
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/auth/sign-in?to=%2F']);
});

test('a user without the role for a page is told so, sees nothing of it, and can go on to pages of their own', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'auditor@demo');
  const answer = await page.goto('/hearings');
  expect(answer?.status()).toBe(403);
  expect(await page.locator('h1').textContent()).toBe('You are not permitted to do this');
  expect(await page.locator('main').textContent()).toContain('(auditor@demo)');
  await page.getByRole('link', { name: 'Sign in with another account' }).click();
  await page.click('button[value="judge-1@demo"]');
  await page.waitForURL('**/hearings');
});

test('a page that does not exist leads a user to their pages, and anyone else to sign in', async () => {
  const { page } = await openPage(browser);
  await page.goto('/nothing-here');
  expect(await page.getByRole('link', { name: 'Sign in', exact: true }).getAttribute('href')).toBe(
    '/auth/sign-in?to=%2Fnothing-here',
  );
  await signIn(page, 'auditor@demo');
  for (const path of ['/nothing-here', '/audit/cases/0190aaaa-0000-7000-8000-000000000000']) {
    expect((await page.goto(path))?.status()).toBe(404);
    expect([
      path,
      await page.getByRole('navigation', { name: 'Your pages' }).getByRole('link').allTextContents(),
    ]).toEqual([path, ['Search', 'Reports', 'Ledger']]);
  }
});

test('every page forbids inline scripts and styles, frames, referrers and caches', async () => {
  for (const path of ['/', '/auth/signed-out', '/nothing-here', '/appeal/x']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect([path, policy.includes('unsafe'), policy.includes("default-src 'none'")]).toEqual([path, false, true]);
    expect([path, headers.get('referrer-policy'), headers.get('cache-control')]).toEqual([
      path,
      'no-referrer',
      'no-store',
    ]);
  }
  const page = await (await get('/')).text();
  expect(page).not.toMatch(/<script(?![^>]* src=)|\sstyle=|\son\w+=/);
});
