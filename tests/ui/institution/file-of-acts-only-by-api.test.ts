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

test('cases are withdrawn, contacts and facts corrected by files that are checked on a page before anything happens', async () => {
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
    const phases = await Promise.all(cases.map(({ id }) => phaseOf(id)));
    return cases.filter((_, place) => phases[place] === wanted);
  };
  // What follows needs cases that wait for their subjects; those without an adverse outcome are decided at once.
  await expect.poll(async () => (await inPhase('appealWindow')).length, { timeout: 60_000 }).toBeGreaterThan(1);
  const [open, mistyped] = await inPhase('appealWindow');
  const first = cases.find(({ id }) => id !== open?.id && id !== mistyped?.id);
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
    'Corrected facts',
    'facts.csv',
    `id,juvenile_charges,priors_count,reason\n${mistyped?.externalRef},3,15,mistyped\n${mistyped?.externalRef},3,16,mistyped\n`,
  );
  await page.getByRole('cell', { name: `${mistyped?.externalRef} already appears, on line 2.`, exact: true }).waitFor();
  await inspect(page, 'a file of corrected facts with a case that comes twice');
  await page.getByRole('button', { name: 'Import the row without errors' }).click();
  await page.getByText('The facts of 1 case were corrected. It is scored again.').waitFor();
  const { facts } = (await call('GET', `/v1/cases/${mistyped?.id}`)) as { facts: Record<string, unknown> };
  expect(facts).toMatchObject({ juvenile_charges: 3, priors_count: 15 });

  await choose(
    'Withdrawals',
    'withdrawals.csv',
    `id,reason\n${open?.externalRef},sent by mistake\nnobody,sent by mistake\n`,
  );
  await page.getByText(`No case under ${POLICY} has the reference nobody.`).waitFor();
  await inspect(page, 'a file of withdrawals with a row that no case is there for');
  expect(await phaseOf(open?.id)).toBe('appealWindow');
  await page.getByRole('button', { name: 'Import the row without errors' }).click();
  await page.getByText('1 case was withdrawn, or its subject asked to agree.').waitFor();
  expect(await phaseOf(open?.id)).toBe('withdrawn');
  expect(await phaseOf(first?.id)).not.toBe('withdrawn');
  expect(errors).toEqual([]);
});
