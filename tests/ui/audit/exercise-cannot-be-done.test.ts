import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { signIn } from '../browser.ts';
import { exampleCases } from '../cases.ts';
import { englishLeftOn } from '../english-left.ts';
import { inspectAsShown } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { openBrowser } from '../open-browser.ts';
import { openAs, READERS, saidTo } from '../readers.ts';
import { POLICY } from '../setup.ts';

const browser = await openBrowser();
const [onPhone, atDesk] = READERS;
const ACCOUNT = 'I fell behind when my father was ill. He has recovered, and I work full time again.';

test('an auditor makes a pair at a desk, and a judge who agrees finds on it on a phone, with nothing but a keyboard', async () => {
  const { page: desk, errors } = await openAs(browser, atDesk);
  await signIn(desk, 'auditor@demo');
  const auditor = new KeyboardUser(desk);
  await desk.goto('/audit/synthetic-pairs');
  await inspectAsShown(desk, 'synthetic cases');
  await desk.goto(`/audit/synthetic-pairs/new?policy=${POLICY}`);
  await inspectAsShown(desk, 'a pair to make');
  await auditor.write('What the person says', ACCOUNT);
  await auditor.press('Create the pair');
  await desk.getByText('The pair has not been created yet').waitFor();
  await inspectAsShown(desk, 'a pair whose facts are left out');
  const [example] = await exampleCases();
  const made = caller(inject('pages').url, 'auditor@demo');
  const pair = { policy: POLICY, account: ACCOUNT, facts: example!.facts, changed: { age: 60 } };
  await made('POST', '/v1/audit/synthetic-pairs', pair);
  await desk.goto('/audit/synthetic-pairs');
  await inspectAsShown(desk, 'a pair that is made');

  const { page: phone, errors: others } = await openAs(browser, onPhone);
  await signIn(phone, 'judge-2@demo');
  const judge = new KeyboardUser(phone, saidTo(onPhone));
  await phone.goto('/hearings/exercises');
  await inspectAsShown(phone, 'exercises before the judge agrees');
  await judge.press('I agree to get exercises');
  await phone.waitForURL('**/hearings/exercises?notice=agreed');
  await inspectAsShown(phone, 'an exercise');
  expect(await englishLeftOn(phone, onPhone)).toEqual([]);
  await judge.write('How things look from their side', 'They see the arrears as the price of care, and as over.');
  await judge.choose('How far you could feel with them', 4);
  await judge.choose('You find');
  await judge.write('Your reasons', 'The cause of the arrears has ended, and nothing else speaks against them.');
  await judge.choose('How sure you are', 3);
  await judge.press('Store the finding');
  await phone.waitForURL('**/hearings/exercises?notice=found');
  await inspectAsShown(phone, 'an exercise that is done');
  expect(await phone.locator('main').innerText()).toContain('Zurzeit gibt es keine Übung für Sie.');
  expect(await englishLeftOn(phone, onPhone)).toEqual([]);

  const cases = caller(inject('pages').url, 'institution@demo');
  expect(JSON.stringify(await cases('GET', '/v1/decisions'))).not.toContain(ACCOUNT);
  expect([...errors, ...others]).toEqual([]);
});
