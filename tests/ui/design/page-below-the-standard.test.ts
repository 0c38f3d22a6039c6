import { expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { inspect } from '../inspect.ts';
import { fillDecision, fillRecord, STATEMENT, submitRecord } from '../record.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(3);

test('pages that are open to everybody', async () => {
  const { page, errors } = await openPage(browser);
  for (const path of ['/', '/auth/signed-out', '/nothing-here', `/appeal/${'A'.repeat(43)}`]) {
    await page.goto(path);
    await inspect(page, path);
  }
  await page.goto('/auth/sign-in');
  await inspect(page, 'the demo provider’s sign-in');
  expect(errors).toEqual([]);
});

test('the subject’s pages, in every state of a case', async () => {
  const [{ id, link }, { link: other }] = cases as [AppealableCase, AppealableCase];
  const { page, errors } = await openPage(browser);
  await page.goto(link);
  await page.getByText('Questions that may help you').click();
  await inspect(page, 'an open appeal window');
  await page.goto(`${other}?lang=de`);
  await inspect(page, 'the same in German');
  await page.getByRole('button', { name: 'Absenden, was ich geschrieben habe' }).click();
  await inspect(page, 'an empty claim');

  await page.goto(link);
  await page.getByLabel('Why should you not be judged').fill(STATEMENT);
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  await page.waitForURL('**/claims/*');
  await inspect(page, 'the receipt');
  await page.goto(link);
  await page.getByText('Take this back').click();
  await inspect(page, 'a claim that waits');

  const judge = caller(inject('pages').url, 'judge-1@demo');
  await judge('POST', `/v1/hearings/${id}/assign`, {});
  await judge('POST', `/v1/hearings/${id}/questions`, { question: 'Who can confirm it?' });
  await page.goto(link);
  await inspect(page, 'an open question');
  await page.getByLabel('Your answer').fill('My sister.');
  await page.getByRole('button', { name: 'Send my answer' }).click();
  await page.waitForURL('**/*done=answer*');
  await page.getByRole('button', { name: 'I have nothing to add' }).click();
  await page.waitForURL('**/*done=rest*');

  const { page: bench } = await openPage(browser);
  await signIn(bench, 'judge-1@demo');
  await bench.goto(`/hearings/${id}`);
  await fillRecord(bench);
  await submitRecord(bench);
  await bench.getByRole('button', { name: 'Reveal the score' }).click();
  await page.goto(link);
  await page.getByText('No, something is not right').click();
  await inspect(page, 'a restatement to confirm or correct');
  await page.getByLabel('What is not right?').fill('I did call the bank, twice.');
  await page.locator('#restatements').getByRole('button', { name: 'Send' }).click();
  await page.waitForURL('**/*done=restatement*');

  await bench.goto(`/hearings/${id}`);
  await bench.getByText('Yours: exceptional').click();
  expect(await bench.getByText('I did call the bank, twice.').count()).toBe(1);
  await fillDecision(bench);
  await bench.getByRole('button', { name: 'Decide', exact: true }).click();
  await bench.waitForURL('**/*notice=decided');
  await page.goto(link);
  await inspect(page, 'the decision and the survey');
  expect(await page.getByText('The credit is granted as applied for.').count()).toBe(1);
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await inspect(page, 'an empty survey');
  await page.locator('[name="/feltHeard#number"][value="6"]').check();
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.waitForURL('**/*done=survey*');
  await inspect(page, 'everything said');
  expect(errors).toEqual([]);
});

test('the judge’s pages, in every step of a hearing', async () => {
  const [, , appealable] = cases as [AppealableCase, AppealableCase, AppealableCase];
  const { page, errors } = await openPage(browser);
  await signIn(page, 'judge-2@demo');
  await page.goto('/hearings');
  await inspect(page, 'the queue');
  await openHearing(appealable, 'judge-2@demo');
  await page.goto('/hearings');
  await inspect(page, 'the queue with a hearing in hand');

  const address = `/hearings/${appealable.id}`;
  await page.goto(address);
  await page.getByText('Ask the subject (').click();
  await page.getByText('Return this hearing or step back').click();
  await inspect(page, 'an empty record');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('write at least a few words').first().waitFor();
  await inspect(page, 'an empty question');
  await page.getByLabel('Your question').fill('What has changed since that year?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.waitForURL('**/*notice=asked*');
  await inspect(page, 'a question that waits for its answer');
  await page.getByRole('button', { name: 'Submit the record' }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a record with everything missing');
  await fillRecord(page);
  await page.getByRole('button', { name: 'Another emotion' }).click();
  await inspect(page, 'a record filled in');
  await submitRecord(page);
  await page.getByRole('button', { name: 'Reveal the score' }).waitFor();
  await inspect(page, 'before the reveal');
  await page.getByRole('button', { name: 'Reveal the score' }).click();
  await page.getByRole('heading', { name: /^The score:/ }).waitFor();
  for (const summary of [
    'Show as a table',
    'How the score was produced',
    'Yours: exceptional',
    'Add a theory assessment',
  ])
    await page.getByText(summary).click();
  await inspect(page, 'after the reveal');
  await page.getByRole('button', { name: 'Add the assessment' }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a theory assessment with everything missing');
  await page.locator('[name="/theory"]').fill('Theory of planned behaviour');
  await page.locator('[name="/source"]').fill('Ajzen 1991');
  await page.locator('[name="/mentalStates/0/statement"]').fill('an intention to pay');
  await page.locator('[name="/mentalStates/0/citations/0/quote"]').fill('I have paid every instalment on the day');
  for (const name of ['causalStep', 'prediction', 'mayNotFit'])
    await page.locator(`[name="/${name}"]`).fill('as it says');
  await page.getByRole('button', { name: 'Add the assessment' }).click();
  await page.waitForURL('**/*notice=theory');
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a decision with everything missing');
  await fillDecision(page);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.waitForURL('**/*notice=decided');
  await page.getByText('Replace this decision').click();
  await inspect(page, 'a decided case');
  await page.goto('/hearings/01a209e3-a424-74cb-975a-1774d1f8f507');
  await inspect(page, 'a hearing that is not there');
  expect(errors).toEqual([]);
});
