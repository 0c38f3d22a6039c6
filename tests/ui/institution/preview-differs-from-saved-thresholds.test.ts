import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import { caller } from '../api.ts';
import { putBail } from '../bail.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { inspect } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { casesTable } from '../tables.ts';

const POLICY = 'bailTried';
const CASES = 150;
const PATIENCE = 100_000;

let browser: Browser;
const call = caller(inject('pages').url, 'institution@demo');
beforeAll(async () => {
  browser = await startBrowser();
  await putBail(POLICY);
  const run = randomBytes(4).toString('hex');
  const table = (await casesTable('bail', { run, most: CASES })).replace(
    'Case number,Full name,E-mail',
    'externalRef,subject_name,subject_contact',
  );
  const { docketId } = (await call('POST', `/v1/dockets?policy=${POLICY}`, table, 'text/csv')) as { docketId: string };
  const deadline = Date.now() + PATIENCE;
  for (let waiting = CASES; waiting > 0;) {
    if (Date.now() > deadline) throw new Error(`${waiting} cases are not scored`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { phases } = (await call('GET', `/v1/dockets/${docketId}`)) as { phases: Record<string, number> };
    waiting = phases['received'] ?? 0;
  }
}, PATIENCE + 60_000);
afterAll(() => browser.close());

/** What the crosstab has to say, from the scores as the API gives them case by case. */
async function expectedMoves(after: Pick<Policy, 'bands' | 'outcomes'>) {
  const policy = (await call('GET', `/v1/policies/${POLICY}`)) as Policy;
  const { cases } = (await call('GET', `/v1/cases?policy=${POLICY}&limit=200`)) as { cases: { id: string }[] };
  const views: { score?: { probability: number } }[] = [];
  for (const { id } of cases) views.push((await call('GET', `/v1/cases/${id}`)) as { score?: { probability: number } });
  const scores = views.flatMap(({ score }) => (score ? [score.probability] : []));
  const changed = scores.filter(
    (score) => provisionalOutcome(policy, score).name !== provisionalOutcome(after, score).name,
  ).length;
  return { cases: scores.length, changed };
}

const part = (page: Page, title: string) =>
  page.locator('.part > summary').filter({ has: page.getByText(title, { exact: true }) });

async function unfold(page: Page, ...titles: string[]): Promise<void> {
  for (const title of titles) await part(page, title).click();
}

const openParts = (page: Page) => page.locator('.part[open] > summary > h2').allTextContents();

test('the effect of a threshold of 0.55 is shown before it is saved, and exactly that is saved', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/policies/${POLICY}`);
  await inspect(page, 'a policy');
  const before = (await call('GET', `/v1/policies/${POLICY}`)) as Policy & { version: number };
  await page.getByRole('link', { name: /^Edit/ }).click();
  await inspect(page, 'the editor');
  const threshold = page.locator('[name="/bands/1/below#number"]');
  await threshold.fill('0.55');
  expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.locator('#review').waitFor();
  await inspect(page, 'what a change would do');
  const bands = before.bands.map((band, index) => (index === 1 ? { ...band, below: 0.55 } : band));
  const { cases, changed } = await expectedMoves({ ...before, bands });
  expect(cases).toBeGreaterThan(100);
  expect(changed).toBeGreaterThan(0);
  const words = (await page.locator('#review .lead').textContent())?.replace(/\s+/g, ' ');
  expect(words).toContain(
    `Of the last ${cases} scored cases, ${changed} would have a different provisional outcome: ${changed} would become adverse, and 0 would no longer be adverse.`,
  );
  const cells = await page.locator('#review td').allTextContents();
  expect(cells.reduce((sum, cell) => sum + (Number(cell) || 0), 0)).toBe(cases + cases);
  expect(await page.locator('#review td.is-change').allTextContents()).toEqual([String(changed)]);

  // Whoever changes something after that is shown the new change first, and nothing is saved.
  await threshold.fill('0.5');
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await page.locator('#review').waitFor();
  expect(((await call('GET', `/v1/policies/${POLICY}`)) as { version: number }).version).toBe(before.version);
  await threshold.fill('0.55');
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.getByRole('button', { name: /^Save as version/ }).click();
  await page.getByText('The policy is saved.').waitFor();
  const after = (await call('GET', `/v1/policies/${POLICY}`)) as Policy & { version: number };
  expect(after).toMatchObject({ version: before.version + 1, bands });
  expect({ ...after, bands: before.bands, version: 0, hash: '', createdAt: '' }).toEqual({
    ...before,
    version: 0,
    hash: '',
    createdAt: '',
  });
  expect(errors).toEqual([]);
});

test('the faults of a policy are named by field, and everything written is still there', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/policies/${POLICY}/edit`);
  await unfold(page, 'Purpose', 'Scoring', 'Appeal window', 'Hearings', 'Facts');
  await page.getByText('priors_count', { exact: true }).click();
  await page.locator('[name="/title"]').fill('A title that was written with care');
  await page.locator('[name="/referenceClass/k#number"]').fill('many');
  await page.locator('[name="/attributes/4/maximum#number"]').fill('');
  await page.locator('[name="/appealWindow/duration"]').fill('two weeks');
  await page.locator('[name="/hearing/secondJudgeShare#number"]').fill('1.5');
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.locator('#errors').waitFor();
  expect((await page.locator('#errors li').allTextContents()).map((text) => text.trim()).toSorted()).toEqual([
    'Duration (appeal window): give a duration such as 14 days or 4 hours, or 10 working days',
    'Maximum (fact priors_count): this is required',
    'Nearest earlier cases (reference class): enter a number',
    'Share of second judges (hearing): at most 1',
  ]);
  await inspect(page, 'an editor with faults');
  // A section with a fault in it is open; the others say what is set in them.
  expect(await openParts(page)).toEqual(['Thresholds', 'Scoring', 'Appeal window', 'Hearings', 'Facts']);
  expect(await part(page, 'Purpose').textContent()).toContain('A title that was written with care');
  expect(await page.locator('[name="/title"]').inputValue()).toBe('A title that was written with care');
  expect(await page.locator('[name="/referenceClass/k#number"]').inputValue()).toBe('many');
  await page.locator('#errors a', { hasText: 'priors_count' }).click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('/attributes/4/maximum#number');

  await page.locator('[name="/referenceClass/k#number"]').fill('100');
  await page.locator('[name="/attributes/4/maximum#number"]').fill('16');
  await page.locator('[name="/appealWindow/duration"]').fill('14 days');
  await page.locator('[name="/hearing/secondJudgeShare#number"]').fill('0.1');
  await page.locator('[name="/bands/0/below#number"]').fill('0.9');
  await page.locator('[name="/bands/0/outcome"]').fill('relaese');
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.getByRole('link', { name: /outcome relaese is not declared/ }).waitFor();
  expect(await page.getByRole('button', { name: /^Save/ }).count()).toBe(0);
  expect(errors).toEqual([]);
});

test('two people who edit the same policy do not overwrite each other unseen', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/policies/${POLICY}/edit`);
  const policy = (await call('GET', `/v1/policies/${POLICY}`)) as Policy & { version: number };
  await call('PUT', `/v1/policies/${POLICY}`, { ...policy, title: `Meanwhile ${randomBytes(3).toString('hex')}` });
  await unfold(page, 'Hearings');
  await page.locator('[name="/hearing/dailyCap#number"]').fill('11');
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.getByText(`Another user has saved version ${policy.version + 1} in the meantime.`).waitFor();
  expect(await page.getByText('Changed: title, hearings.').count()).toBe(1);
});

test('a new policy is written from an existing one, by the keyboard alone', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/new-policy?from=${POLICY}`);
  await inspect(page, 'a new policy');
  const keyboard = new KeyboardUser(page);
  await keyboard.press('Review the changes');
  await page.locator('#errors').waitFor();
  const key = `bail-${randomBytes(3).toString('hex')}`;
  await keyboard.write('Key', key);
  await keyboard.press('Review the changes');
  await page.locator('#review').waitFor();
  await keyboard.press('Save as version 1');
  await page.getByText('The policy is saved.').waitFor();
  expect(await call('GET', `/v1/policies/${key}`)).toMatchObject({ key, version: 1 });
});
