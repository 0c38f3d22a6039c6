import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(2);
const JUDGE = 'judge-1@demo';

const saidOn = (page: Page): Promise<string[]> => page.locator('[data-messages] blockquote').allTextContents();

async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel('Your message').fill(words);
  await page.locator('form[data-message] button').click();
}

/** Begins a message, finds it again when the page is opened anew, sends it, and finds nothing more in the form. */
async function keeps(page: Page, words: string): Promise<void> {
  const draft = page.locator('form[data-message] [data-draft-state]');
  await page.getByLabel('Your message').fill(words);
  await draft.filter({ hasText: 'saved' }).filter({ hasNotText: 'not' }).waitFor();
  await page.reload();
  expect(await page.getByLabel('Your message').inputValue()).toBe(words);
  await page.locator('form[data-message] button').click();
  await shows(page, words);
  await page.reload();
  expect([await page.getByLabel('Your message').inputValue(), await draft.textContent()]).toEqual(['', '']);
}

const shows = (page: Page, words: string) => page.locator('[data-messages] blockquote', { hasText: words }).waitFor();

test('judge and subject talk live, the connection is cut in the middle, and nothing is lost or doubled', async () => {
  const [appealable] = cases as [AppealableCase];
  await openHearing(appealable, JUDGE);
  const atSubject = await openPage(browser, { viewport: { width: 360, height: 740 } });
  const atJudge = await openPage(browser);
  const [subject, judge] = [atSubject.page, atJudge.page];
  await signIn(judge, JUDGE);
  await judge.goto(`/hearings/${appealable.id}`);
  await subject.goto(appealable.link);

  await keeps(judge, 'What happened in March?');
  await shows(subject, 'What happened in March?');
  await keeps(subject, 'My mother died.');
  await shows(judge, 'My mother died.');

  await subject.context().setOffline(true);
  await subject.locator('[data-state]', { hasText: 'The connection was interrupted.' }).waitFor();
  await say(judge, 'I am sorry.');
  await say(judge, 'Do you work again?');
  await shows(judge, 'Do you work again?');
  await say(subject, 'Since June, in my old job.');
  await subject.locator('[data-said]', { hasText: 'Not sent yet.' }).waitFor();
  expect(await subject.getByLabel('Your message').inputValue()).toBe('Since June, in my old job.');
  await subject.context().setOffline(false);
  await shows(subject, 'Do you work again?');
  await subject.locator('form[data-message] button').click();
  await shows(judge, 'Since June, in my old job.');

  // The message is stored, and its answer is lost on the way.
  await subject.route(
    '**/messages',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await say(subject, 'You can ask them.');
  await subject.locator('[data-said]', { hasText: 'Not sent yet.' }).waitFor();
  await subject.locator('form[data-message] button').click();
  await subject.locator('[data-said]', { hasText: /^Sent\.$/ }).waitFor();
  await say(judge, 'Thank you.');
  await shows(subject, 'Thank you.');

  const conversation = [
    'What happened in March?',
    'My mother died.',
    'I am sorry.',
    'Do you work again?',
    'Since June, in my old job.',
    'You can ask them.',
    'Thank you.',
  ];
  expect(await saidOn(subject)).toEqual(conversation);
  expect(await saidOn(judge)).toEqual(conversation);
  await judge.reload();
  expect(await saidOn(judge)).toEqual(conversation);
  expect([...atSubject.errors, ...atJudge.errors]).toEqual([]);
}, 120_000);

test('without scripts the same page takes a message, and shows new ones when it is loaded again', async () => {
  const [, appealable] = cases as [AppealableCase, AppealableCase];
  await openHearing(appealable, JUDGE);
  const { page } = await openPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(appealable.link);
  await say(page, 'I work again.');
  expect(page.url()).toContain('done=message');
  const judge = caller(inject('pages').url, JUDGE);
  await judge('POST', `/v1/hearings/${appealable.id}/messages`, { text: 'Since when?' });
  await page.getByLabel('Your message').fill('Since the');
  await page.getByRole('button', { name: 'Look for new messages' }).click();
  expect(await saidOn(page)).toEqual(['I work again.', 'Since when?']);
  expect(await page.getByLabel('Your message').inputValue()).toBe('Since the');
  await say(page, 'Since the first of March.');
  expect(await saidOn(page)).toEqual(['I work again.', 'Since when?', 'Since the first of March.']);

  const bench = await openPage(browser, { javaScriptEnabled: false });
  await signIn(bench.page, JUDGE);
  await bench.page.goto(`/hearings/${appealable.id}`);
  await bench.page.getByLabel('Your message').fill('And who');
  await judge('POST', `/v1/hearings/${appealable.id}/messages`, { text: 'Thank you.' });
  await bench.page.getByRole('button', { name: 'Look for new messages' }).click();
  expect(await saidOn(bench.page)).toContain('Thank you.');
  expect(await bench.page.getByLabel('Your message').inputValue()).toBe('And who');
});
