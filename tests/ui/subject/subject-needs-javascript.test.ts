import { createHash } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(3);

const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

test('a subject claims, keeps the receipt, answers, and takes part to the end, on a phone without scripts', async () => {
  const [{ id, link }] = cases as [AppealableCase];
  const { page } = await openPage(browser, phone);
  const words = 'I was ill that year.\n\nIt is over now, and I have worked since.';

  // Opening the link uses nothing up.
  for (let visit = 0; visit < 3; visit++) await page.goto(link);
  // Fourteen days, to the end of a local day that counts.
  expect(await page.locator('.clock-left').textContent()).toMatch(/1[4-9] days(?:, \d+ hours?)? left/);
  expect(await page.getByText('This is not a decision yet.').count()).toBe(1);

  await page.getByLabel('Why should you not be judged').fill('I was ill');
  await page.getByRole('button', { name: 'Save as draft' }).click();
  expect(page.url()).toContain('done=draft');
  expect(await page.getByLabel('Why should you not be judged').inputValue()).toBe('I was ill');

  await page.getByLabel('Why should you not be judged').fill(words);
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  expect(await page.locator('h1').textContent()).toBe('Your receipt');
  expect(await page.locator('blockquote').textContent()).toBe(words);
  expect(await page.locator('body').innerText()).toContain(createHash('sha256').update(words).digest('hex'));
  await page.getByRole('link', { name: 'Back to your case' }).click();
  expect(await page.getByText('Waiting to be heard').count()).toBe(1);

  const judge = caller(inject('pages').url, 'judge-2@demo');
  await judge('POST', `/v1/hearings/${id}/assign`, {});
  await judge('POST', `/v1/hearings/${id}/questions`, { question: 'Who can confirm that you were ill?' });
  await page.goto(link);
  expect(await page.getByRole('heading', { name: 'A question for you' }).count()).toBe(1);
  await page.getByRole('button', { name: 'Send my answer' }).click();
  expect(await page.locator('#errors').innerText()).toContain('Write at least a few words.');
  await page.getByLabel('Your answer').fill('My doctor can.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  expect(page.url()).toContain('done=answer');
  expect(await page.getByText('My doctor can.').count()).toBe(1);

  await page.getByRole('button', { name: 'I have nothing to add' }).click();
  await page.locator('p.soft', { hasText: 'You said that you have nothing to add.' }).waitFor();
});

test('a subject withdraws a claim, after being told what that means', async () => {
  const [, { link }] = cases as [AppealableCase, AppealableCase];
  const { page } = await openPage(browser, phone);
  await page.goto(link);
  await page.getByLabel('Why should you not be judged').fill('My case is different.');
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  await page.goto(link);
  await page.getByText('Take this back').click();
  await page.getByRole('button', { name: 'Yes, take it back' }).click();
  expect(page.url()).toContain('done=withdrawn');
  await page.getByText('Taken back').waitFor();
});

test('a subject reads German when their browser asks for it, and English by a link, through every form', async () => {
  const [, , { link }] = cases as [AppealableCase, AppealableCase, AppealableCase];
  const { page } = await openPage(browser, { ...phone, locale: 'de-AT' });
  await page.goto(link);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  expect(await page.locator('h1').textContent()).toBe('Ihr Fall');
  expect(await page.locator('body').innerText()).toContain('Eine Maschine hat ein vorläufiges Ergebnis ermittelt.');
  await page.getByRole('link', { name: 'English' }).click();
  expect(await page.locator('h1').textContent()).toBe('Your case');
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  expect(await page.locator('#errors').innerText()).toContain('Write at least a few words.');
  await page.getByLabel('Why should you not be judged').fill('My case is different.');
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  expect(await page.locator('h1').textContent()).toBe('Your receipt');
});

test('words that are sent twice are one claim', async () => {
  const { link } = (await appealableCases(1))[0]!;
  const { page } = await openPage(browser, phone);
  for (let time = 0; time < 2; time++) {
    await page.goto(link);
    if (time > 0) await page.getByText('Say more, or add a file').click();
    await page.getByLabel('Why should you not be judged').fill('My case is different.');
    await page.getByRole('button', { name: 'Send what I have written' }).click();
    expect(await page.locator('h1').textContent()).toBe('Your receipt');
  }
  await page.goto(link);
  expect(await page.getByText('Waiting to be heard').count()).toBe(1);
});

test('the page of an invalid link says so and nothing else', async () => {
  const { page } = await openPage(browser, phone);
  const answer = await page.goto(`/appeal/${'A'.repeat(43)}?lang=de`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('h1').textContent()).toBe('Dieser Link ist ungültig oder wurde ersetzt');
});
