import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { KeyboardUser } from '../keyboard.ts';
import { decideByKeyboard, recordByKeyboard } from '../keyboard-hearing.ts';
import { STATEMENT } from '../record.ts';

let browser: Browser;
/** In the other institution, where nothing else waits in the queue. */
let appealable: AppealableCase;
beforeAll(async () => {
  browser = await startBrowser();
  appealable = (await appealableCases(1, { institution: 'other' }))[0]!;
  const subject = caller(inject('pages').url);
  const appeal = appealable.link.replace('/appeal/', '/v1/appeals/');
  await subject('POST', `${appeal}/claims`, { statement: STATEMENT });
  await subject('POST', `${appeal}/nothing-to-add`, {});
});
afterAll(() => browser.close());

test('a judge takes the next hearing, writes the record, reveals and decides, with nothing but a keyboard', async () => {
  const { page, errors } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await signIn(page, 'judge-3@other');
  const judge = new KeyboardUser(page);

  await judge.press('Next hearing');
  await page.waitForURL(`**/hearings/${appealable.id}`);

  await recordByKeyboard(judge);
  await judge.press('Reveal the score');
  await page.waitForURL('**/*notice=revealed');

  await decideByKeyboard(judge);
  expect(errors).toEqual([]);

  const decided = await caller(inject('pages').url, 'institution@other')('GET', `/v1/cases/${appealable.id}`);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'grant' });
});
