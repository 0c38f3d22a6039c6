import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { inspect } from '../inspect.ts';
import { fillDecision, fillRecord, nameFacts, submitRecord } from '../record.ts';
import { TWO_JUDGES } from '../setup.ts';

let browser: Browser;
let appealable: AppealableCase;
beforeAll(async () => {
  browser = await startBrowser();
  appealable = (await appealableCases(1, { policy: TWO_JUDGES }))[0]!;
});
afterAll(() => browser.close());

async function openAs(judge: string): Promise<Page> {
  const { page } = await openPage(browser);
  await signIn(page, judge);
  await page.goto(`/hearings/${appealable.id}`);
  return page;
}

const record = async (page: Page, finding: string): Promise<void> => {
  await fillRecord(page, finding);
  await submitRecord(page);
  await page.getByRole('button', { name: 'Reveal the score' }).click();
  await page.waitForURL('**/*notice=revealed');
};

test('two judges who find differently deliberate, one changes their record, and the other signs the decision', async () => {
  const { url } = inject('pages');
  await openHearing(appealable, 'judge-1@demo');
  const first = await openAs('judge-1@demo');
  await record(first, 'exceptional');
  expect(await first.getByText('Your part is done for now').count()).toBe(1);
  expect(await first.getByRole('button', { name: 'Decide' }).count()).toBe(0);
  await inspect(first, 'a hearing that has moved on');

  await caller(url, 'judge-2@demo')('POST', `/v1/hearings/${appealable.id}/assign`, {});
  const second = await openAs('judge-2@demo');
  expect(await second.content()).not.toContain('The lateness had one cause');
  await record(second, 'specialPleading');
  expect(await second.getByText(/made different findings/).count()).toBe(1);
  await inspect(second, 'a deliberation');

  await second.getByText('Change your perspective record').first().click();
  expect(await second.getByLabel('The strongest case for the subject').inputValue()).toBe(
    'The lateness had one cause, and it has been over for a good while.',
  );
  await second.locator('[name="/findings/0/finding"][value="exceptional"]').check();
  await nameFacts(second);
  await submitRecord(second, () => second.getByRole('button', { name: 'Submit the changed record' }).click());
  expect(await second.getByText('A changed record needs a reason').count()).toBe(1);
  await second.getByText('Change your perspective record').first().click();
  await second.getByLabel('What changed').fill('I had overlooked which year it was.');
  await submitRecord(second, () => second.getByRole('button', { name: 'Submit the changed record' }).click());
  await second.waitForURL('**/*notice=recorded');
  await second.getByLabel('Your note').fill('The year makes the difference.');
  await second.getByRole('button', { name: 'Add your note' }).click();
  await second.waitForURL('**/*notice=noted');

  await first.reload();
  await first.getByLabel('Your note').fill('So we agree.');
  await first.getByRole('button', { name: 'Add your note' }).click();
  await first.waitForURL('**/*notice=noted');
  expect(await first.getByText('They now agree.').count()).toBe(1);

  await second.goto(`/hearings/${appealable.id}`);
  await fillDecision(second);
  await second.getByRole('button', { name: 'Decide', exact: true }).click();
  await second.waitForURL('**/*notice=proposed');
  expect(await second.getByText('Do you sign it?').count()).toBe(0);

  await first.goto(`/hearings/${appealable.id}`);
  await inspect(first, 'a decision to sign');
  await first.getByRole('button', { name: 'Submit', exact: true }).click();
  expect(await first.locator('#errors').count()).toBe(1);
  await first.getByLabel('Yes, I sign').check();
  await first.getByLabel('Why').fill('It says what we both found.');
  await first.getByRole('button', { name: 'Submit', exact: true }).click();
  await first.waitForURL('**/*notice=decided');
  const decided = await caller(url, 'institution@demo')('GET', `/v1/cases/${appealable.id}`);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'grant' });
});
