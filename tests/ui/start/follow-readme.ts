import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { SAMPLE_FILE } from '#worker/standalone/sample/seed-sample.ts';
import { fillDecision, fillRecord, STATEMENT, submitRecord } from '../record.ts';
import { Readme } from './readme.ts';
import type { Started } from './start-in-empty-folder.ts';

const SCORED_WITHIN_MILLISECONDS = 120_000;
const LOOK_AGAIN_MILLISECONDS = 500;

/**
 * Goes from an empty folder to a decided, contested case by the README alone: as the institution, the subject, a supervisor, the
 * judges and an auditor.
 *
 * @param note is told each step as it is done
 */
export async function followReadme(browser: Browser, started: Started, note: (step: string) => void): Promise<void> {
  const readme = await Readme.open();
  readme.says('npm ci && npm start', 'When the line `ready http://127.0.0.1:8080` appears, open that address');
  const context = await browser.newContext({ baseURL: started.url, locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto('/');
  note('the address that `ready` names is open; the page says who does what');

  readme.says('one click signs you in as any of them', 'The institution `demo` has the same policies and no cases');
  await started.saying(SAMPLE_FILE);
  await signIn(page, 'institution@demo');
  readme.says('As the institution, import `.hearken/sample-cases.csv` under the policy `credit`');
  const file = join(started.folder, SAMPLE_FILE);
  const contacts = parse<Record<string, string>>(await readFile(file), { columns: true }).map(
    (row) => row['subject_contact'] ?? '',
  );
  await page.getByRole('link', { name: 'Import' }).first().click();
  await page.getByLabel('Policy').selectOption('credit');
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: `Import ${contacts.length} cases` }).click();
  await page.getByText(`${contacts.length} cases were imported`).waitFor();
  note(`the institution has imported ${contacts.length} cases from the sample file`);

  readme.says('the mailbox then has a private link for each subject');
  await signOut(page);
  await page.getByRole('link', { name: 'Subject', exact: true }).click();
  // Those whom the score would refuse are told so; the others get their decision.
  const letters = page
    .locator('article')
    .filter({ hasText: new RegExp(contacts.map((contact) => contact.replaceAll('.', String.raw`\.`)).join('|')) })
    .filter({ has: page.getByRole('heading', { name: /^About your case/ }) });
  const deadline = Date.now() + SCORED_WITHIN_MILLISECONDS;
  while ((await letters.count()) === 0) {
    if (Date.now() > deadline) throw new Error('no subject of the imported cases is told of a provisional outcome');
    await page.waitForTimeout(LOOK_AGAIN_MILLISECONDS);
    await page.reload();
  }
  await letters.first().getByRole('link', { name: 'Open the case as its subject' }).click();
  const appeal = page.url();
  await page.getByLabel('Why should you not be judged').fill(STATEMENT);
  await page.getByRole('button', { name: 'Send what I have written' }).click();
  await page.getByRole('heading', { name: 'Your receipt' }).waitFor();
  await page.goto(appeal);
  await page.getByRole('button', { name: 'I have nothing to add' }).click();
  await page.getByText('You said that you have nothing to add.').first().waitFor();
  note('the subject has opened the private link in the mailbox, claimed to be an exception, and has nothing to add');

  await page.goto('/');
  await signIn(page, 'supervisor@demo');
  await page.goto('/supervision/hearings');
  ensure((await page.locator('tbody tr').count()) === 1, 'one hearing waits');
  note('the supervisor sees the hearing that waits for a judge');

  readme.says('press “Next hearing”, and write down how things look from the subject’s side'.replace('’', "'"));
  readme.says('Only then is the score revealed');
  await signOut(page);
  await hear(page, 'judge-1@demo', note);
  let decider = 'Judge 1';
  // One case in ten is heard by a second judge as well, who is blind to the first.
  if ((await page.getByRole('button', { name: 'Decide', exact: true }).count()) === 0) {
    await signOut(page);
    await hear(page, 'judge-2@demo', note);
    decider = 'Judge 2';
  }
  await fillDecision(page);
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await page.waitForURL('**/*notice=decided');
  note('the judge has decided the case');

  await page.goto(appeal);
  await page.getByText('The credit is granted as applied for.').waitFor();
  note('the subject reads the decision and its reasons');

  await page.goto('/');
  await signOut(page);
  await signIn(page, 'auditor@demo');
  await page.goto('/audit/cases?route=hearing');
  await page.locator('main tbody a[href^="/audit/cases/"]').first().click();
  await page.getByRole('heading', { name: 'In short' }).waitFor();
  const trail = await page.locator('main').innerText();
  for (const words of ['Since then I have paid every instalment on the day', `Decided by ${decider} (demo)`])
    ensure(trail.replace(/\s+/g, ' ').includes(words), `the auditor reads: ${words}`);
  ensure((await page.locator('.checks li.fails').count()) === 0, 'every check holds');
  note('the auditor finds the decision, who made it and what it rests on, and every check holds');
  await context.close();
}

async function hear(page: Page, judge: string, note: (step: string) => void): Promise<void> {
  await signIn(page, judge);
  await page.getByRole('button', { name: 'Next hearing' }).click();
  await page.waitForURL(/\/hearings\/[0-9a-f-]{36}$/);
  await fillRecord(page);
  await submitRecord(page);
  await page.getByRole('button', { name: 'Reveal the score' }).click();
  await page.waitForURL('**/*notice=revealed');
  note(`${judge} has pressed “Next hearing”, written the perspective record, and been shown the score`);
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.getByRole('link', { name: 'All demo accounts' }).click();
  await page.click(`button[value="${account}"]`);
  await page.locator('.who-name').waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Look around as' }).waitFor();
}

/** Throws where something is not so; the tour, which is no test, follows the README too. */
function ensure(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`expected: ${what}`);
}
