import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { englishLeftOn } from '../english-left.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS, saidTo } from '../readers.ts';
import { forgetStaff, registerJudges } from '../registered-staff.ts';

const browser = await openBrowser();
const [one] = await appealableCases(1);
const [onPhone, atDesk] = READERS;

beforeAll(() => registerJudges(1, 2));
afterAll(forgetStaff);

test('a judge hands a hearing to a colleague, who finds it with them, and takes it back, with nothing but a keyboard', async () => {
  await openHearing(one!, 'judge-1@demo');
  const { page: phone, errors } = await openAs(browser, onPhone);
  await signIn(phone, 'judge-1@demo');
  const judge = new KeyboardUser(phone, saidTo(onPhone));
  await phone.goto(`/hearings/${one!.id}`);
  await judge.press('Return this hearing or step back');
  await judge.press('Hand it to a colleague');
  await phone.waitForURL('**/delegate');
  await inspectAsShown(phone, 'a hearing to hand over');
  expect(await englishLeftOn(phone, onPhone)).toEqual([]);
  await judge.goTo('Colleague');
  await phone.keyboard.type('Judge Number 2');
  await judge.write('Why', 'I am ill for a week.');
  await judge.press('Hand it over');
  await phone.waitForURL('**/hearings?notice=delegated');
  await inspectAsShown(phone, 'the queue with a hearing that a colleague has');
  expect(await englishLeftOn(phone, onPhone)).toEqual([]);

  const { page: desk, errors: others } = await openAs(browser, atDesk);
  await signIn(desk, 'judge-2@demo');
  await desk.goto(`/hearings/${one!.id}`);
  await inspectAsShown(desk, 'a hearing that was handed over');
  expect(await desk.locator('main').innerText()).toContain('Return this hearing or step back');

  await judge.press('Take it back');
  await phone.waitForURL('**/delegate');
  await judge.write('Why', 'I am well again.');
  await judge.press('Take it back');
  await phone.waitForURL(`**/hearings/${one!.id}`);
  await inspectAsShown(phone, 'a hearing that was taken back');
  expect([...errors, ...others]).toEqual([]);
});
