import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { putBail } from '../bail.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { inspect } from '../inspect.ts';
import { casesTable } from '../tables.ts';

const POLICY = 'bailFiledActs';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
  await putBail(POLICY);
});
afterAll(() => browser.close());

test('cases are withdrawn and contacts corrected by files that are checked on a page before anything happens', async () => {
  const run = randomBytes(4).toString('hex');
  const call = caller(inject('pages').url, 'institution@demo');
  const table = (await casesTable('bail', { run, most: 20 })).replace(/^.*/, (header) =>
    header
      .replace('Case number', 'externalRef')
      .replace('Full name', 'subject_name')
      .replace('E-mail', 'subject_contact'),
  );
  const { cases } = (await call('POST', `/v1/dockets?policy=${POLICY}`, table, 'text/csv')) as {
    cases: { id: string; externalRef: string }[];
  };
  const phaseOf = async (id = '') => ((await call('GET', `/v1/cases/${id}`)) as { phase: string }).phase;
  const inPhase = async (wanted: string) => {
    for (const one of cases) if ((await phaseOf(one.id)) === wanted) return one;
    return undefined;
  };
  // What follows needs a case that waits for its subject; those without an adverse outcome are decided at once.
  const open = await expect
    .poll(() => inPhase('appealWindow'), { timeout: 60_000 })
    .toBeDefined()
    .then(() => inPhase('appealWindow'));
  const first = cases.find(({ id }) => id !== open?.id);
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const choose = async (kind: string, name: string, text: string) => {
    await page.goto(`/import?policy=${POLICY}`);
    await page.getByRole('radio', { name: kind }).check();
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Check the file' }).click();
  };

  await choose('Contacts', 'contacts.csv', `id,contact,reason\n${first?.externalRef},post,no mail\n`);
  await page.getByRole('button', { name: 'Import 1 contact' }).click();
  await page.getByText('1 contact was corrected.').waitFor();

  await choose(
    'Withdrawals',
    'withdrawals.csv',
    `id,reason\n${open?.externalRef},sent by mistake\nnobody,sent by mistake\n`,
  );
  await page.getByText(`No case under ${POLICY} has the reference nobody.`).waitFor();
  await inspect(page, 'a file of withdrawals with a row that no case is there for');
  expect(await phaseOf(open?.id)).toBe('appealWindow');
  await page.getByRole('button', { name: 'Import the 1 row without errors' }).click();
  await page.getByText('1 case was withdrawn, or its subject asked to agree.').waitFor();
  expect(await phaseOf(open?.id)).toBe('withdrawn');
  expect(await phaseOf(first?.id)).not.toBe('withdrawn');
  expect(errors).toEqual([]);
});
