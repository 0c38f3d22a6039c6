import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openPage, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';

let browser: Browser;
let cases: AppealableCase[];
const NAMES = ['127.0.0.1', 'localhost'] as const;

beforeAll(async () => {
  browser = await startBrowser();
  cases = await appealableCases(NAMES.length);
});
afterAll(() => browser.close());

const at = (name: string): string => `http://${name}:${new URL(inject('pages').url).port}`;

test.each(NAMES)('a judge who opens the pages at %s signs in, works, and signs out', async (name) => {
  const { page, errors } = await openPage(browser, { baseURL: at(name) });
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.click('button[value="judge-3@demo"]');
  await page.waitForURL('**/hearings');
  // A judge who is signed in is so at either name.
  await page.goto(`${at(name)}/hearings?status=yours`);
  expect(new URL(page.url()).pathname).toBe('/hearings');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('**/auth/signed-out');
  const cookies = await page.context().cookies(NAMES.map(at));
  expect(cookies.filter((cookie) => cookie.name === 'hearken-session')).toEqual([]);
  expect(errors).toEqual([]);
});

test.each(NAMES)('a private link that is opened at %s takes a claim', async (name) => {
  const { link } = cases[NAMES.indexOf(name)]!;
  const { page, errors } = await openPage(browser, { baseURL: at(name) });
  await page.goto(link);
  await page.getByLabel('Why should you not be judged').fill('My case is different.');
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  expect(await page.locator('h1').textContent()).toBe('Your receipt');
  expect(errors).toEqual([]);
});

test('a form at one name that posts to the other is foreign', async () => {
  const [from, to] = [at('localhost'), at('127.0.0.1')];
  const { page } = await openPage(browser);
  await page.route(`${from}/trap`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${to}${cases[0]!.link}/claims"><button>Win</button></form>`,
    }),
  );
  await page.goto(`${from}/trap`);
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Win' }).click(),
  ]);
  expect(answer.status()).toBe(403);
  expect(await page.locator('h1').textContent()).toBe('This form was sent by another site');
});
