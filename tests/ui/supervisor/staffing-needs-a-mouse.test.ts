import { afterAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS } from '../readers.ts';
import { forgetStaff } from '../registered-staff.ts';

const browser = await openBrowser();
const cases = await appealableCases(READERS.length);
const institution = caller(inject('pages').url, 'institution@demo');

afterAll(forgetStaff);

test.each(READERS.map((reader, index) => ({ ...reader, reader, one: cases[index]!, number: index + 1 })))(
  'a supervisor whose screen is $width pixels wide registers a judge, finds a case, and takes its hearing from one judge to another, with nothing but a keyboard',
  async ({ reader, one, number }) => {
    await openHearing(one, 'judge-3@demo');
    const { externalRef } = (await institution('GET', `/v1/cases/${one.id}`)) as { externalRef: string };
    const { page, errors } = await openAs(browser, reader);
    await signIn(page, 'supervisor@demo');
    const supervisor = new KeyboardUser(page);
    await inspectAsShown(page, 'the board');

    await supervisor.press('Staff');
    await page.waitForURL('**/staff');
    await supervisor.write('Account', `judge-${number}@demo`);
    await supervisor.write('Name', `Judge Number ${number}`);
    await supervisor.press('Register');
    await page.waitForURL('**/staff/*?notice=registered');
    await inspectAsShown(page, 'a judge who is registered');

    await supervisor.press('Supervision');
    await page.waitForURL('**/supervision');
    await supervisor.press('Find a case by its reference');
    await page.waitForURL('**/supervision/cases');
    await supervisor.write('Reference', externalRef);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/supervision/cases?*');
    await inspectAsShown(page, 'a case found');
    await supervisor.press('Consumer credit');
    await page.waitForURL(`**/supervision/cases/${one.id}`);
    await supervisor.write('A note for your colleagues', 'The subject asked on the telephone how long it takes.');
    await supervisor.press('Leave this note');
    await page.waitForURL('**/*notice=note*');
    await inspectAsShown(page, 'a case from outside');

    await supervisor.press('See who may take it');
    await page.waitForURL(`**/supervision/hearings/${one.id}`);
    await supervisor.write('Why you are returning it', 'Their judge is ill.');
    await supervisor.press('Return it');
    await page.waitForURL('**/*notice=return');
    await supervisor.goTo('Assign to');
    await page.keyboard.type(`Judge Number ${number}`);
    await supervisor.write('Why', 'They have room today.');
    await supervisor.press('Assign');
    await page.waitForURL('**/*notice=give');
    await inspectAsShown(page, 'a hearing that has been assigned');
    expect(await page.locator('main').innerText()).toContain(`with Judge Number ${number}`);
    expect(errors).toEqual([]);
  },
);
