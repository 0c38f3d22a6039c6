import { randomBytes } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { inspect } from '../inspect.ts';

let browser: Browser;
beforeAll(async () => (browser = await startBrowser()));
afterAll(() => browser.close());

const call = caller(inject('pages').url, 'institution@demo');
const ROWS = 240;
/** As another program wrote it: no line of names, no references, a column that was written after the outcome, and many codes. */
const FILE = Array.from({ length: ROWS }, (_, row) => {
  const isBad = row % 3 === 0;
  return [
    20 + (row % 40),
    ['low', 'medium', 'high'][Math.floor(row / 4) % 3],
    row % 7,
    isBad ? `later ${row}` : '',
    isBad ? 2 : 1,
    `${10 + (row % 6)}-${row % 120}`,
  ].join(';');
}).join('\r\n');

test('a file becomes a policy with its precedents by the page alone', async () => {
  const key = `drafted${randomBytes(4).toString('hex')}`;
  const { page, errors } = await openPage(browser);
  await signIn(page, 'institution@demo');
  await page.goto('/policies');
  await page.getByRole('link', { name: 'New policy from a file' }).click();
  await inspect(page, 'the start of a draft');
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByRole('link', { name: 'Choose a file' }).waitFor();

  await page.getByLabel('Key').fill(key);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'past.data', mimeType: 'text/plain', buffer: Buffer.from(FILE) });
  await page.getByRole('button', { name: 'Read the file' }).click();
  await page.getByText('which of its values is the bad one?').waitFor();
  await inspect(page, 'the question which value is the bad one');
  await page.getByText('Another column, or several bad values').click();
  await page.getByLabel('The column that says').selectOption('column 5');
  await page.getByRole('button', { name: 'Show its values' }).click();
  await inspect(page, 'the values of a column');
  await page.locator('[name=bad-1]').check();
  await page.getByRole('button', { name: 'Draft the policy' }).click();
  await page.getByText('So it is in 80 of 240 rows (33.3%)').waitFor();
  await inspect(page, 'a draft');

  expect(await page.locator('[name=use-3]').isChecked()).toBe(false);
  expect(await page.locator('[name="/appealWindow/duration"]').inputValue()).toBe('14 days');
  await page.locator('[name=type-2]').selectOption('categorical');
  await page.locator('[name=protected-0]').check();
  await page.locator('[name="/title"]').fill('Drafted from past cases');
  await page.locator('[name="/appealWindow/duration"]').fill('two weeks');
  await page.locator('[name="/bands/0/below#number"]').fill('0.4');
  await page.getByRole('button', { name: 'Create the policy' }).click();
  await page.getByRole('link', { name: 'give a duration such as 14 days' }).waitFor();
  await inspect(page, 'a draft with a fault');
  expect(await page.locator('[name="/title"]').inputValue()).toBe('Drafted from past cases');
  expect(await page.locator('[name=type-2]').inputValue()).toBe('categorical');
  await page.locator('[name="/appealWindow/duration"]').fill('10 working days');
  expect(await page.locator('[name=prefixes-5]').isVisible()).toBe(false);
  await page.locator('[name=compare-5]').selectOption('separator');
  await page.locator('[name=separator-5]').fill('-');
  await page.getByRole('button', { name: 'Show the draft again' }).click();
  await page.getByText('The policy as JSON', { exact: true }).click();
  await page.getByText('"duration": "P10BD"').waitFor();
  await page.getByText('6 groups').click();
  await page.getByText('10: 20 values, 40 rows').waitFor();
  await inspect(page, 'a draft with a comparison by parts of a code');
  expect((await call('GET', '/v1/policies')) as { policies: object[] }).not.toMatchObject({
    policies: expect.arrayContaining([expect.objectContaining({ key })]) as unknown,
  });
  await page.getByRole('button', { name: 'Create the policy' }).click();

  await page.getByRole('heading', { name: `${ROWS} precedents, no errors found` }).waitFor();
  expect(await call('GET', `/v1/policies/${key}`)).toMatchObject({
    title: 'Drafted from past cases',
    appealWindow: { duration: 'P10BD', for: 'all' },
    bands: [{ below: 0.4, outcome: 'favourable' }, { outcome: 'unfavourable' }],
    attributes: [
      { name: 'column_1', type: 'wholeNumber', protected: true },
      { name: 'column_2', type: 'ordered', allowedValues: ['low', 'medium', 'high'] },
      { name: 'column_3', type: 'categorical', allowedValues: ['0', '1', '2', '3', '4', '5', '6'] },
      { name: 'column_6', type: 'categorical', compareBy: { by: 'hierarchy', separator: '-' } },
    ],
  });
  await page.getByRole('button', { name: `Import ${ROWS} precedents` }).click();
  await page.getByText(`${ROWS} precedents were added.`).waitFor();

  await page.goto(`/policies/${key}`);
  await page.getByText('compared by the parts between “-”').waitFor();
  await page.goto(`/policies/${key}/edit`);
  await page.locator('.part > summary', { hasText: 'Facts' }).click();
  await page.locator('details > summary', { hasText: 'column_6' }).click();
  const comparison = (field: string) => page.locator(`[name="/attributes/3/compareBy/${field}"]`);
  expect(await comparison('separator').inputValue()).toBe('-');
  await comparison('separator').fill('');
  await comparison('by').selectOption('frequency');
  await comparison('ownValues#number').fill('3');
  await page.getByRole('button', { name: 'Review the changes' }).click();
  await page.getByText(`${ROWS} precedents change their meaning.`).waitFor();
  await inspect(page, 'a change of how values are compared');
  await page.getByRole('button', { name: 'Save as version 2 all the same' }).click();
  await page.getByText('at most the 3 most frequent one by one (120 values that occur 2 to 9 times)').waitFor();
  expect(await call('GET', `/v1/policies/${key}`)).toMatchObject({
    attributes: [{}, {}, {}, { compareBy: { by: 'frequency', ownValues: 3, counts: { '10-0': 2 } } }],
  });
  expect(errors).toEqual([]);
});

test('a key that is taken is refused before and after the file is read, and the file waits', async () => {
  const key = `taken${randomBytes(4).toString('hex')}`;
  const { page } = await openPage(browser);
  await signIn(page, 'institution@demo');
  const send = async (named: string) => {
    await page.goto('/new-policy/from-file');
    await page.getByLabel('Key').fill(named);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'past.data', mimeType: 'text/plain', buffer: Buffer.from(FILE) });
    await page.getByRole('button', { name: 'Read the file' }).click();
  };
  await send('credit');
  await page.getByText('Another policy has this key').first().waitFor();
  await send(key);
  await page.locator(`input[value='["column 5","2"]']`).check();
  await page.getByRole('button', { name: 'Draft the policy' }).click();
  await page.goto('/import');
  expect(await page.getByRole('row', { name: new RegExp(`${key}.*waiting for its policy`) }).count()).toBe(1);
  await page.goBack();
  await call('PUT', `/v1/policies/${key}`, { ...((await call('GET', '/v1/policies/credit')) as object) });
  await page.getByRole('button', { name: 'Create the policy' }).click();
  await page.getByText('Another policy has this key').first().waitFor();
});
