import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { signIn, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { decideByKeyboard, recordByKeyboard } from '../keyboard-hearing.ts';
import { openAs, READERS } from '../readers.ts';
import { STATEMENT } from '../record.ts';

let browser: Browser;
/** In the other institution, where nothing else waits in the queue. */
let appealable: AppealableCase;
let second: AppealableCase;
beforeAll(async () => {
  browser = await startBrowser();
  const [first, another] = await appealableCases(2, { institution: 'other' });
  [appealable, second] = [first!, another!];
  const subject = caller(inject('pages').url);
  for (const { link } of [appealable, second]) {
    const appeal = link.replace('/appeal/', '/v1/appeals/');
    await subject('POST', `${appeal}/claims`, { statement: STATEMENT });
    await subject('POST', `${appeal}/nothing-to-add`, {});
  }
});
afterAll(() => browser.close());

// The other reader hears a case in `audit/decision-without-its-origin.test.ts`.
test('a judge at a wide screen takes the next hearing, writes the record, reveals and decides, with nothing but a keyboard', async () => {
  const { page, errors } = await openAs(browser, READERS[1]);
  await signIn(page, 'judge-3@other');
  const judge = new KeyboardUser(page);
  await inspectAsShown(page, 'the queue');

  await judge.press('Next hearing');
  await page.waitForURL(`**/hearings/${appealable.id}`);

  await page.keyboard.press('?');
  expect(await page.getByRole('dialog', { name: 'Keys' }).isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'hidden' });
  expect(await fieldReachedBeforeDrawing(page)).toBe('find');
  await page.keyboard.press('/');
  await page.keyboard.type('MOTHER was');
  const found = page.locator('[data-find] [role="status"]');
  await expect.poll(() => found.innerText()).toBe('1 found');
  await page.keyboard.press('Enter');
  await expect.poll(() => found.innerText()).toBe('1 of 1');
  const conflict = page.locator('[data-needs]', { hasText: 'Conflict' });
  expect(await conflict.innerText()).toContain('0 of 1');
  await judge.choose('Are you connected to this case or this person?');
  expect(await conflict.innerText()).toContain('1 of 1');
  await inspectAsShown(page, 'an empty record');

  await recordByKeyboard(judge);
  await judge.press('Reveal the score');
  await page.waitForURL('**/*notice=revealed');
  await inspectAsShown(page, 'the score');

  await decideByKeyboard(judge);
  expect(errors).toEqual([]);
  await inspectAsShown(page, 'a decided case');
  const focused = page.locator(':focus');
  expect(await focused.innerText()).toBe('Next hearing');

  const decided = await caller(inject('pages').url, 'institution@other')('GET', `/v1/cases/${appealable.id}`);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'grant' });

  await page.keyboard.press('Enter');
  await page.waitForURL(`**/hearings/${second.id}`);
});

/** The id of the field that `/` reaches when it is pressed before the page is drawn again after the dialog has closed. */
const fieldReachedBeforeDrawing = (page: Page) =>
  page.evaluate(() => {
    const dialog = document.querySelector<HTMLDialogElement>('dialog[data-keys]');
    dialog?.showModal();
    dialog?.close();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    const { id } = document.activeElement ?? {};
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return id;
  });
