import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { readExample } from '#worker/standalone/examples/seed.ts';
import { caller } from '../api.ts';
import { putBail } from '../bail.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { inspect } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { casesTable } from '../tables.ts';

const POLICY = 'bailImported';
/** Scoring several hundred cases on a machine that has other work. */
const PATIENCE = 100_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await putBail(POLICY);
});
afterAll(() => browser.close());

const freshRun = (): string => randomBytes(4).toString('hex');
const file = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function choose(page: Page, name: string, text: string | Buffer): Promise<void> {
  await page.goto(`/import?policy=${POLICY}`);
  await page.locator('input[type=file]').setInputFiles(file(name, text));
  await page.getByRole('button', { name: 'Check the file' }).click();
}

async function countOf(run: string): Promise<number> {
  const call = caller(inject('pages').url, 'institution@demo');
  const { cases } = (await call('GET', `/v1/cases?policy=${POLICY}&limit=200`)) as { cases: { externalRef: string }[] };
  return cases.filter(({ externalRef }) => externalRef.endsWith(run)).length;
}

test('eight hundred real cases with one broken line: the line is named, nothing is imported, and then the corrected file is', async () => {
  const run = freshRun();
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  expect(new URL(page.url()).pathname).toBe('/dockets');
  const broken = await casesTable('bail', {
    run,
    change: (row, index) => {
      if (index === 410) row['priors_count'] = 'several';
    },
  });
  await page.goto(`/import?policy=${POLICY}`);
  await inspect(page, 'the start of an import');
  await choose(page, 'monday.csv', broken);
  await page.waitForURL('**/import/*');
  await inspect(page, 'a file with a broken line');
  const row = page.locator('#errors tbody tr');
  expect(await row.count()).toBe(1);
  expect((await row.locator('th, td').allTextContents()).map((text) => text.trim())).toEqual([
    'Line 412',
    `bail-04125-${run}`,
    'priors_count',
    'several',
    'Give a number from 0 to 16 (charges).',
  ]);
  expect(await page.getByRole('button', { name: /^Import/ }).allTextContents()).toEqual([
    'Import the 804 rows without errors',
  ]);
  expect(await countOf(run)).toBe(0);

  // The order to take it in, sent anyway, changes nothing either.
  const refused = await page.request.post(`${page.url()}/take`, {
    form: { csrf: await page.locator('input[name=csrf]').first().inputValue() },
  });
  expect(refused.status()).toBe(422);
  expect(await countOf(run)).toBe(0);

  await page.locator('input[type=file]').setInputFiles(file('monday-corrected.csv', await casesTable('bail', { run })));
  await page.getByRole('button', { name: 'Check this file instead' }).click();
  await page.getByRole('heading', { name: '805 cases, no errors found' }).waitFor();
  expect(await page.getByText('2 dockets of 500 and 305').count()).toBe(1);
  await inspect(page, 'a file in order');
  expect(await page.getByLabel('Title of the docket').inputValue()).toMatch(/^monday-corrected, \d{4}-\d\d-\d\d$/);
  await page.getByLabel('Title of the docket').fill(`Monday ${run}`);
  await page.getByRole('button', { name: 'Import 805 cases' }).click();
  await page.getByText('805 cases were imported, in 2 dockets.').waitFor();
  await inspect(page, 'dockets that run');
  expect(await page.locator('.phase-bar').count()).toBe(2);
  const address = page.url();

  // The island follows them without anybody loading the page again.
  await page.waitForFunction(() => document.querySelector('[data-moving]') === null, undefined, { timeout: PATIENCE });
  const labels = await page
    .locator('.phase-bar')
    .evaluateAll((bars) => bars.map((bar) => bar.getAttribute('aria-label')));
  expect(
    labels.every((label) => /appeal window|decided/.test(label ?? '') && !(label ?? '').includes('received')),
  ).toBe(true);
  await inspect(page, 'dockets whose people are told');

  // Taking it in again, as by a second click whose answer was lost, takes nothing in twice.
  const again = await page.request.post(`${address}/take`, {
    form: { csrf: await page.locator('input[name=csrf]').first().inputValue() },
  });
  expect(again.ok()).toBe(true);
  await page.goto('/dockets');
  expect(await page.locator('tbody tr', { hasText: `Monday ${run}` }).count()).toBe(2);
  for (const title of [`Monday ${run} (1 of 2)`, `Monday ${run} (2 of 2)`])
    expect(await page.getByRole('link', { name: title, exact: true }).count()).toBe(1);
  await inspect(page, 'the dockets');

  await choose(page, 'monday-again.csv', await casesTable('bail', { run, most: 3 }));
  await page.getByText('Some cases have been sent before').waitFor();
  expect(await page.locator('#errors tbody tr').count()).toBe(3);
  expect(errors).toEqual([]);
});

test('unknown columns are named until the user assigns them', async () => {
  const run = freshRun();
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const table = (await casesTable('bail', { run, most: 4 }))
    .replace('priors_count', 'Earlier charges')
    .replace('sex', 'm or f');
  await choose(page, 'other-names.csv', table);
  await page.getByText('Column Earlier charges: no field in this policy matches it.').waitFor();
  await page.getByText('Column priors_count is missing.').waitFor();
  await inspect(page, 'columns that nobody knows');
  await page.getByLabel('Read column Earlier charges as').selectOption('priors_count');
  await page.getByLabel('Read column m or f as').selectOption('-');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Column sex is missing.').waitFor();
  expect(await page.getByText('Column priors_count is missing.').count()).toBe(0);
  // Leaving out the rest changes nothing of what was said of the others.
  await page.getByLabel('Read column m or f as').selectOption('');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Column m or f: no field in this policy matches it.').waitFor();
  await page.getByLabel('Leave out all columns that match no field').check();
  await page.getByRole('button', { name: 'Read again' }).click();
  await page.getByText('Columns left out: m or f').waitFor();
  expect(await page.getByLabel('Read column Earlier charges as').inputValue()).toBe('priors_count');
  await page.getByLabel('Read column m or f as').selectOption('sex');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('heading', { name: '4 cases, no errors found' }).waitFor();
  const first = page.getByRole('region', { name: 'The first rows as read' }).locator('tbody tr').first();
  expect((await first.locator('td').allTextContents()).slice(0, 4)).toEqual([
    'Person bail-03715',
    'bail-03715@example.org',
    '30_to_39',
    'male',
  ]);

  // What was said of the columns holds for a corrected file with the same ones.
  await page.locator('input[type=file]').setInputFiles(file('other-names-2.csv', table));
  await page.getByRole('button', { name: 'Check this file instead' }).click();
  await page.getByText('other-names-2.csv').waitFor();
  expect(await page.getByRole('heading', { name: '4 cases, no errors found' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Discard this file' }).click();
  await page.getByText('The file is discarded.').waitFor();
  expect(await countOf(run)).toBe(0);
  expect(errors).toEqual([]);
});

test.each<[string, Buffer | string, RegExp]>([
  ['nothing', '', /the file is empty/i],
  ['a spreadsheet', Buffer.from('504b030414000600', 'hex'), /this is a spreadsheet/i],
  ['another encoding', Buffer.from('id;caf\x81', 'latin1'), /encoding of the text is not supported/],
  ['a JSON list', '[{"externalRef":"a"}]', /NDJSON with one record per line/],
])('a file that holds %s is refused where it was chosen, with what to do about it', async (_what, content, message) => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await choose(page, 'wrong.csv', content);
  await page.locator('#errors').waitFor();
  expect(await page.locator('#errors').textContent()).toMatch(message);
  expect(await page.locator('select[name=policy]').inputValue()).toBe(POLICY);
  expect(await page.locator('[name=kind]:checked').inputValue()).toBe('cases');
});

test('a file in another shape is read, how it is read is shown and can be changed, and rows without errors are imported alone', async () => {
  const run = freshRun();
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const table = (await casesTable('bail', { run, most: 4 })).replaceAll(',', ';').replace('m or f', 'sex');
  const broken = table.replace(/;male;/, ';n/a;');
  await choose(page, 'semicolons.csv', Buffer.from(`\uFEFFReport\r\n${broken}`, 'utf16le'));
  await page.getByLabel('Between the cells').waitFor();
  expect(await page.getByLabel('Between the cells').inputValue()).toBe('semicolon');
  expect(await page.getByLabel('Encoding').inputValue()).toBe('utf-16le');
  await page.getByText('line 1, “Report”').waitFor();
  await inspect(page, 'a file in another shape');
  expect(await page.locator('#errors tbody tr').count()).toBe(1);

  await page.getByLabel('Between the cells').selectOption('comma');
  await page.getByRole('button', { name: 'Read again' }).click();
  await page
    .getByText(/is missing/)
    .first()
    .waitFor();
  await page.getByLabel('Between the cells').selectOption('semicolon');
  await page.getByRole('button', { name: 'Read again' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the row with errors as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('faulty-semicolons.csv');
  await page.getByRole('button', { name: 'Import the 3 rows without errors' }).click();
  await page.getByText('3 cases were imported, in one docket.').waitFor();
  expect(await countOf(run)).toBe(3);
  expect(errors).toEqual([]);
});

test('precedents are imported without JavaScript and with the keyboard alone', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'institution@demo');
  const rows = (await readExample('bail', 'precedents.csv')).split('\n').slice(0, 21);
  const run = freshRun();
  const table = rows.map((row, index) => (index === 0 ? row : row.replace(/^bail-/, `${run}-`))).join('\n');
  await choose(page, 'precedents.csv', table);
  // They lack what cases need.
  await page.getByText('Column subject_name is missing.').waitFor();
  await page.goto(`/import?policy=${POLICY}`);
  await page.getByLabel('Precedents').check();
  await page.locator('input[type=file]').setInputFiles(file('precedents.csv', table));
  await page.getByRole('button', { name: 'Check the file' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '20 precedents, no errors found' }).waitFor();
  await page.getByRole('button', { name: 'Import 20 precedents' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('20 precedents were added.').waitFor();
});

test('everything on the way to an import is reached by the keyboard', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await choose(page, 'keyboard.csv', await casesTable('bail', { run: freshRun(), most: 2 }));
  await page.waitForURL('**/import/*');
  const keyboard = new KeyboardUser(page);
  await keyboard.goTo('Import 2 cases');
  await keyboard.goTo('Read column E-mail as');
  await keyboard.goTo('Apply');
  await keyboard.goTo('Replacement for this file', 'file');
  await keyboard.press('Discard this file');
  await page.getByText('The file is discarded.').waitFor();
});

test('a file that comes without the form’s own token is not read', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  for (const csrf of [undefined, 'x'.repeat(43)]) {
    const answer = await page.request.post('/import', {
      headers: { accept: 'text/html' },
      multipart: {
        ...(csrf !== undefined && { csrf }),
        kind: 'cases',
        policy: POLICY,
        file: file('forged.csv', 'id\r\n1\r\n'),
      },
    });
    expect([answer.status(), await answer.text()]).toEqual([403, expect.stringContaining('not from your session')]);
  }
  await page.goto('/import');
  expect(await page.getByText('forged.csv').count()).toBe(0);
});

test('another institution finds neither the file nor its dockets', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await choose(page, 'ours.csv', await casesTable('bail', { run: freshRun(), most: 1 }));
  await page.waitForURL('**/import/*');
  const { page: theirs } = await openPage(browser);
  await signIn(theirs, 'institution@other');
  const answer = await theirs.goto(new URL(page.url()).pathname);
  expect(answer?.status()).toBe(404);
  const { page: judge } = await openPage(browser);
  await signIn(judge, 'judge-1@demo');
  expect((await judge.goto(new URL(page.url()).pathname))?.status()).toBe(403);
});
