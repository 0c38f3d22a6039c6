import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from './api.ts';
import { openPage, signIn, startBrowser } from './browser.ts';
import { appealableCases, type AppealableCase } from './cases.ts';
import { KeyboardUser } from './keyboard.ts';
import { STATEMENT, PASSAGES } from './record.ts';

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

  // A fact is cited by its button once the focus has been in the entry that it belongs to.
  await judge.write('Emotion 1', 'shame');
  await judge.choose('How strong', 4);
  await judge.write('Passage 1, word for word', 'how this looks on paper');
  await judge.press('Another passage');
  expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toBe(
    '/affectiveMatching/emotions/0/citations/1/quote',
  );
  await page.keyboard.insertText(PASSAGES.past);
  await judge.write('What you felt alongside them', 'The weight of two duties at once.');
  await judge.write('Their point of view, restated', 'You were late because you looked after your mother.');
  for (const state of ['beliefs', 'desires', 'intentions'])
    await judge.write(`Or why you could not tell their ${state}`, 'The claim does not say.');
  await judge.write('As they see it, …', 'their mother was ill that year');
  await judge.write('Passage 1, word for word', PASSAGES.past);
  await judge.write('Where you differ from them', 'I would have called the bank.');
  await judge.choose('Have you had a similar experience?', 1);
  await judge.choose('How much this case distresses you yourself', 1);
  await judge.choose('Would your answer change if it were about yourself?', 1);
  await judge.write('Why', 'The facts stay the same.');
  await judge.write('The strongest case for the subject', 'The lateness had one cause, and it is over.');
  await judge.write('The strongest case against', 'A lender cannot know whether it comes again.');
  await judge.choose('You find', 0);
  await judge.write('Individual fact 1', 'The late payments fall into one year.');
  await judge.write('Passage 1, word for word', PASSAGES.past);
  await judge.write('Your reasons', 'What the records count as unreliable was care for somebody.');
  await judge.choose('How sure you are', 4);
  await judge.choose('Is there anything that ties you to this case or this person?', 0);
  await judge.press('Submit the record');
  await page.waitForURL('**/*notice=recorded');

  await judge.press('Reveal the score');
  await page.waitForURL('**/*notice=revealed');

  await judge.press('Add a theory assessment', 'Space');
  await judge.choose('The outcome', 0);
  await judge.choose('It was', 1);
  await judge.write('Because', 'It says what happened to others.');
  await judge.choose('It was', 0);
  await judge.write('Because', 'It says why this person was late.');
  await judge.goTo('What you would have decided without the individual facts');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await judge.write('Your reasons', 'I heard that the late payments had one cause, which is over.');
  await judge.press('Decide');
  await page.waitForURL('**/*notice=decided');
  expect(errors).toEqual([]);

  const decided = await caller(inject('pages').url, 'institution@other')('GET', `/v1/cases/${appealable.id}`);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'grant' });
});
