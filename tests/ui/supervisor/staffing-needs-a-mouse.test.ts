import { afterAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { englishLeftOn } from '../english-left.ts';
import { openHearing } from '../hearings.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS, saidTo } from '../readers.ts';
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
    const said = saidTo(reader);
    const isEnglish = reader.language === 'en';
    const inspectAsRead = async (name: string) => {
      await inspectAsShown(page, name);
      expect(await englishLeftOn(page, reader)).toEqual([]);
    };
    await inspectAsRead('the board');

    await supervisor.press(said('Staff'));
    await page.waitForURL('**/staff');
    await supervisor.write(said('Account'), `judge-${number}@demo`);
    await supervisor.write(said('Name'), `Judge Number ${number}`);
    await supervisor.press(said('Register'));
    await page.waitForURL('**/staff/*?notice=registered');
    await inspectAsRead('a judge who is registered');

    await supervisor.press(said('Supervision'));
    await page.waitForURL('**/supervision');
    await supervisor.press(
      isEnglish ? 'Find a case by its reference or its subject' : 'Einen Fall nach Aktenzeichen oder Person suchen',
    );
    await page.waitForURL('**/supervision/cases');
    await supervisor.write(said('Reference'), externalRef);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/supervision/cases?*');
    await inspectAsRead('a case found');
    // The key stands behind the title where another policy has the same one.
    await supervisor.press(isEnglish ? /^Consumer credit/ : /^Verbraucherkredit/);
    await page.waitForURL(`**/supervision/cases/${one.id}`);
    await supervisor.write(said('A note for your colleagues'), 'The subject asked on the telephone how long it takes.');
    await supervisor.press(said('Leave this note'));
    await page.waitForURL('**/*notice=note*');
    await inspectAsRead('a case from outside');

    await supervisor.press(said('See who may take it'));
    await page.waitForURL(`**/supervision/hearings/${one.id}`);
    await supervisor.write(said('Why you are returning it'), 'Their judge is ill.');
    await supervisor.press(said('Return it'));
    await page.waitForURL('**/*notice=return');
    await supervisor.goTo(said('Assign to'));
    await page.keyboard.type(`Judge Number ${number}`);
    await supervisor.write(said('Why'), 'They have room today.');
    await supervisor.press(said('Assign'));
    await page.waitForURL('**/*notice=give');
    await inspectAsRead('a hearing that has been assigned');
    expect(await page.locator('main').innerText()).toContain(said('with {0}').replace('{0}', `Judge Number ${number}`));
    expect(errors).toEqual([]);
  },
);
