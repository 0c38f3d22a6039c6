import { randomBytes } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { inspect } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';

const POLICY = 'largeFiles';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await caller(inject('pages').url, 'institution@demo')('PUT', `/v1/policies/${POLICY}`, samplePolicy());
});
afterAll(() => browser.close());

/** A table of as many precedents, one of which has a fault; 1,000 characters a row make it long enough for several pieces. */
function table(rows: number): Buffer {
  const run = randomBytes(4).toString('hex');
  const row = (index: number) => `${run}-${index},${index === 3 ? 1_000 : index % 101},40,repaid,${'n'.repeat(960)}\n`;
  return Buffer.from(`id,risk,age,outcome,note\n${Array.from({ length: rows }, (_, index) => row(index)).join('')}`);
}

async function choose(page: Page, content: Buffer): Promise<void> {
  await page.goto(`/imports?policy=${POLICY}`);
  await page.getByLabel('What the file contains').selectOption('precedents');
  await page.getByText('How the file is read').click();
  await page.getByLabel('Leave out all columns that match no field').check();
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'past.csv', mimeType: 'text/csv', buffer: content });
}

const counts = async (page: Page) =>
  ((await page.locator('#import').textContent()) ?? '')
    .replace(/\s+/g, ' ')
    .replace(/^.*?(\d[\d,]* imported)/, '$1')
    .trim();

test('a file comes in pieces, goes on after a lost connection, and its refused rows come back as a file', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await choose(page, table(2_200));
  await inspect(page, 'the start of a large import');
  let lost = 0;
  // The second piece is lost on its way, and the answer to the third.
  await page.route('**/pieces', async (route) => {
    const { method } = { method: route.request().method() };
    if (method === 'POST') lost += 1;
    if (method === 'POST' && lost === 2) return route.abort();
    if (method === 'POST' && lost === 3) {
      await route.fetch();
      return route.abort();
    }
    return route.continue();
  });
  await page.getByRole('button', { name: 'Import the file' }).click();
  await page.getByText('The connection was lost.').waitFor();
  await page.getByText('The import is finished.').waitFor({ timeout: 60_000 });
  expect(lost).toBeGreaterThan(5);
  expect(await counts(page)).toBe('2,199 imported, 0 there before, 1 refused');
  await inspect(page, 'a large import that is finished');
  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save the refused rows as a file' }).click();
  expect((await saved).suggestedFilename()).toBe('refused-past.csv');
  expect(errors).toEqual([]);
});

test('a file whose window was closed goes on when it is chosen again, and another file does not', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const file = table(2_200);
  await choose(page, file);
  let sent = 0;
  const stall = page.route('**/pieces', (route) => (++sent > 2 ? undefined : route.continue()));
  await stall;
  await page.getByRole('button', { name: 'Import the file' }).click();
  await expect.poll(() => sent, { timeout: 30_000 }).toBeGreaterThan(2);
  await page.close({ runBeforeUnload: false });

  const { page: later } = { page: await page.context().newPage() };
  await later.goto('/imports');
  await inspect(later, 'large imports, one of them unfinished');
  await later.getByRole('link', { name: 'past.csv' }).first().click();
  await later.getByText('The rest of the file has not arrived yet.').waitFor();
  await inspect(later, 'an unfinished import');
  const again = (buffer: Buffer) =>
    later.getByLabel('The same file').setInputFiles({ name: 'past.csv', mimeType: 'text/csv', buffer });
  const other = Buffer.from(file);
  // No row's reference has this letter, because it is a hexadecimal number.
  other.write('z', 30);
  await again(other);
  await later.getByRole('button', { name: 'Continue the import' }).click();
  await later.getByText('The upload has ended. This is another file').waitFor();
  await again(file);
  const keyboard = new KeyboardUser(later);
  await keyboard.press('Continue the import');
  await later.getByText('The import is finished.').waitFor({ timeout: 60_000 });
  expect(await counts(later)).toBe('2,199 imported, 0 there before, 1 refused');
  expect(errors).toEqual([]);
});

test('without JavaScript a file is imported at once, and an unfinished import is cancelled', async () => {
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'institution@demo');
  await choose(page, table(10));
  await page.getByRole('button', { name: 'Import the file' }).click();
  await page.getByText('The import is finished.').waitFor();
  expect(await counts(page)).toBe('9 imported, 0 there before, 1 refused');
  await page.goto('/imports');
  await page.getByRole('button', { name: 'Import the file' }).click();
  await page.locator('#errors').waitFor();

  const call = caller(inject('pages').url, 'institution@demo');
  const begun = (await call('POST', '/v1/imports', { kind: 'precedents', policy: POLICY })) as { id: string };
  await page.goto(`/imports/${begun.id}`);
  await page.getByRole('button', { name: 'Cancel the import' }).click();
  await page.getByText('The import was cancelled.').waitFor();
  const { imports } = (await call('GET', '/v1/imports?limit=1')) as { imports: { id: string; state: string }[] };
  expect(imports).toMatchObject([{ id: begun.id, state: 'stopped' }]);
});
