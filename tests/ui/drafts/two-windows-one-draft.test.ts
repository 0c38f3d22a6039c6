import { expect, test } from 'vitest';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(3);

test('a judge with two windows on one record sees both texts, and loses neither', async () => {
  const [appealable] = cases as [AppealableCase];
  await openHearing(appealable, 'judge-1@demo');
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  await page.goto(`/hearings/${appealable.id}`);
  const older = await page.context().newPage();
  await older.goto(`/hearings/${appealable.id}`);

  await page.getByLabel('The strongest case for the subject').fill('A long text that took an hour.');
  await page.locator('#perspective [data-draft-state]', { hasText: 'Draft saved.' }).waitFor();
  // A window goes on saving what it began.
  await page.getByLabel('The strongest case against').fill('There were earlier debts.');
  await page.locator('#perspective [data-draft-state]', { hasText: 'Not saved yet.' }).waitFor();
  await page.locator('#perspective [data-draft-state]', { hasText: 'Draft saved.' }).waitFor();

  await older.getByLabel('The strongest case for the subject').fill('Three words only.');
  await older.locator('#perspective [data-draft-state]', { hasText: 'changed in another window' }).waitFor();
  await older.getByRole('button', { name: 'Save as draft' }).first().click();
  const banner = older.locator('.banner', { hasText: 'You saved other words in another window' });
  expect(await banner.innerText()).toContain('A long text that took an hour.');
  expect(await banner.innerText()).toContain('There were earlier debts.');
  expect(await older.getByLabel('The strongest case for the subject').inputValue()).toBe('Three words only.');

  // Having seen both, the judge saves what they chose.
  await older.getByRole('button', { name: 'Save as draft' }).first().click();
  expect(older.url()).toContain('notice=kept');
  expect(await older.getByLabel('The strongest case for the subject').inputValue()).toBe('Three words only.');
});

test('a subject without scripts who saves in an older window sees both texts', async () => {
  const [, { link }] = cases as [AppealableCase, AppealableCase];
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await page.goto(link);
  const older = await page.context().newPage();
  await older.goto(link);
  const claim = 'Why should you not be judged';
  await page.getByLabel(claim).fill('My landlord sold the house.');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  await older.getByLabel(claim).fill('I was ill.');
  await older.getByRole('button', { name: 'Save as draft' }).click();
  expect(await older.locator('blockquote').allTextContents()).toContain('My landlord sold the house.');
  expect(await older.getByLabel(claim).inputValue()).toBe('I was ill.');
  await older.getByRole('button', { name: 'Save as draft' }).click();
  await page.goto(link);
  expect(await page.getByLabel(claim).inputValue()).toBe('I was ill.');
});
