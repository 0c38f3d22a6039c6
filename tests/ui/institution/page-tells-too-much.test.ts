import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { inspect } from '../inspect.ts';
import { STATEMENT } from '../record.ts';
import { POLICY } from '../setup.ts';
import { openBrowser } from '../open-browser.ts';

const MAX_BYTES = 150 * 1024;

const browser = await openBrowser();
const cases = await appealableCases(3);

/** Everything that a page loads, itself included. */
async function weigh(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .map((entry) => (entry as PerformanceResourceTiming).decodedBodySize)
      .reduce((sum, size) => sum + size, 0),
  );
  expect([path, bytes > 10_000, bytes <= MAX_BYTES], `${bytes} bytes`).toEqual([path, true, true]);
}

test('every page of the institution meets the design’s rules, and is small', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const [{ id }] = cases as [AppealableCase];
  for (const path of [
    '/dockets',
    '/import',
    '/cases',
    '/cases?docket=no-id',
    `/cases/${id}`,
    `/cases/${id}/versions`,
    '/policies',
    `/policies/${POLICY}`,
    `/policies/${POLICY}/edit`,
    `/policies/${POLICY}/edit?words=de`,
    '/new-policy',
    '/new-policy/from-file',
    '/notices',
    '/notices?status=undeliverable',
    '/service-levels',
    '/models',
    '/models/builtin-reference-class.v1',
    '/models/smollm2-135m-instruct.v1',
    '/models/nobody',
  ]) {
    await weigh(page, path);
    await inspect(page, path);
  }
  // What is folded away has to hold, too.
  await page.goto(`/cases/${id}`);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await inspect(page, 'a case with everything open');
  await page.goto('/models/builtin-reference-class.v1');
  for (const summary of await page.locator('summary').all()) await summary.click();
  await inspect(page, 'a model card with every table open');
  await page.goto(`/policies/${POLICY}/edit`);
  for (const summary of await page.locator('details:not([open]) > summary').elementHandles()) await summary.click();
  await inspect(page, 'the editor with every section and fact open');
  expect(errors).toEqual([]);
});

test('a case’s page reveals nothing that its view withholds', async () => {
  const [{ id, link }] = cases as [AppealableCase];
  const { url } = inject('pages');
  await caller(url)('POST', `${link.replace('/appeal/', '/v1/appeals/')}/claims`, { statement: STATEMENT });
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/cases/${id}`);
  await page.getByText('the person says that their case is different').waitFor();
  const source = await page.content();
  for (const word of [STATEMENT.slice(0, 40), '@example.org', 'Demo gc-', link.split('/').at(-1) ?? '', 'rationale'])
    expect([word, source.includes(word)]).toEqual([word, false]);
  // Whoever was shown a score is on record as having been shown it.
  const views = (await caller(url, 'auditor@demo')('GET', `/v1/audit/cases/${id}/views`)) as {
    views: { audience: string; principal: { id: string }; disclosesScore: boolean }[];
  };
  expect(views.views).toContainEqual(
    expect.objectContaining({
      audience: 'institution',
      principal: expect.objectContaining({ id: 'institution@demo' }) as unknown,
      disclosesScore: true,
    }),
  );
});

test('a case is withdrawn with a reason, and not without one', async () => {
  const [, { id }] = cases as [AppealableCase, AppealableCase];
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/cases/${id}`);
  await page.getByText('Withdraw this case').click();
  await page.getByRole('button', { name: 'Withdraw the case' }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a withdrawal without a reason');
  await page.locator('form[action$="/withdraw"]').getByLabel('Why').fill('It was sent by mistake.');
  await page.getByRole('button', { name: 'Withdraw the case' }).click();
  await page.getByText('The case is withdrawn').waitFor();
  await inspect(page, 'a withdrawn case');
  expect(await page.getByText('About withdrawal').count()).toBe(1);
  expect(errors).toEqual([]);
});

test('a later outcome is recorded once the case is decided', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto(`/cases?policy=${POLICY}&phase=decided&adverse=false`);
  await page.locator('tbody th a').first().click();
  await page.getByRole('heading', { name: 'What happened later' }).waitFor();
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a later outcome that is missing');
  await page.getByLabel('repaid').check();
  await page.getByLabel('Date observed').fill('2999-01-01');
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByRole('link', { name: /give a day or time that is not in the future/i }).waitFor();
  expect(await page.getByLabel('repaid').isChecked()).toBe(true);
  await page.getByLabel('Date observed').fill('');
  await page.getByRole('button', { name: 'Record it' }).click();
  await page.getByText('The later outcome is recorded, and the case is now a precedent.').waitFor();
  await inspect(page, 'a decided case whose outcome is known');
  expect(errors).toEqual([]);
});

test('cases are found by reference, phase, policy, docket and decision, page by page', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'institution@demo');
  const [{ id }] = cases as [AppealableCase];
  const seen = (await caller(inject('pages').url, 'institution@demo')('GET', `/v1/cases/${id}`)) as {
    externalRef: string;
    docketId: string;
  };
  await page.goto('/cases');
  await page.getByLabel('Your reference').fill(` ${seen.externalRef} `);
  await page.getByRole('button', { name: 'Show' }).click();
  expect(await page.locator('tbody th').allInnerTexts()).toEqual([seen.externalRef]);
  expect(await page.getByLabel('Your reference').inputValue()).toContain(seen.externalRef);

  await page.goto('/cases');
  await page.getByLabel('Docket id').fill(seen.docketId);
  await page.getByLabel('Phase').selectOption('decided');
  await page.getByLabel('Decision').selectOption('false');
  await page.getByLabel('Policy').selectOption(POLICY);
  await page.getByRole('button', { name: 'Show' }).click();
  const references = new Set<string>();
  for (let pages = 1; ; pages++) {
    const rows = await page.locator('tbody th').allTextContents();
    expect(rows.length).toBeGreaterThan(0);
    for (const reference of rows) {
      expect(references.has(reference)).toBe(false);
      references.add(reference);
    }
    const next = page.getByRole('link', { name: 'Next page' });
    if ((await next.count()) === 0) {
      expect(pages).toBeGreaterThan(1);
      break;
    }
    await next.click();
  }
  const { phases } = (await caller(inject('pages').url, 'institution@demo')('GET', `/v1/dockets/${seen.docketId}`)) as {
    phases: Record<string, number>;
  };
  expect(references.size).toBe(phases['decided']);
  await page.goto('/cases?adverse=true&phase=received');
  expect(await page.getByText('No cases match.').count()).toBe(1);
});

test('an auditor reads an institution’s cases here and cannot act on them, and a judge reads none', async () => {
  const [, , { id }] = cases as [AppealableCase, AppealableCase, AppealableCase];
  const { page } = await openPage(browser);
  await signIn(page, 'auditor@demo');
  await page.goto(`/cases/${id}`);
  expect(await page.getByRole('heading', { name: /^Case / }).count()).toBe(1);
  expect(await page.getByText('Withdraw this case').count()).toBe(0);
  const { page: judge } = await openPage(browser);
  await signIn(judge, 'judge-1@demo');
  for (const path of ['/cases', `/cases/${id}`, '/dockets', '/import', '/notices', '/service-levels'])
    expect([path, (await judge.goto(path))?.status()]).toEqual([path, 403]);
});
