import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { fillRecord, PASSAGES, submitRecord } from '../record.ts';
import { openBrowser } from '../open-browser.ts';

const browser = await openBrowser();
const cases = await appealableCases(4);

/** Lets everybody's last request have been that long ago. */
async function beAway(minutes: number): Promise<void> {
  const client = new pg.Client({ connectionString: inject('pages').ownerUrl });
  await client.connect();
  const away = `interval '${minutes} minutes'`;
  await client.query(
    `update hearken.sessions set signed_in_at = signed_in_at - ${away}, seen_at = seen_at - ${away}, ends_at = ends_at - ${away}`,
  );
  await client.end();
}

test('a record is saved while it is written, and is in the form again afterwards', async () => {
  const [appealable] = cases as [AppealableCase];
  await openHearing(appealable, 'judge-1@demo');
  const { page, errors } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  await page.goto(`/hearings/${appealable.id}`);
  await page.getByLabel('Emotion 1', { exact: true }).fill('shame');
  await page.getByLabel('The strongest case for the subject').fill('One cause.\nIt is over.');
  await page.locator('#perspective [data-draft-state]', { hasText: 'Draft saved.' }).waitFor();
  await page.reload();
  expect(await page.getByLabel('Emotion 1', { exact: true }).inputValue()).toBe('shame');
  expect(await page.getByLabel('The strongest case for the subject').inputValue()).toBe('One cause.\nIt is over.');
  expect(errors).toEqual([]);
});

test('a judge who leaves a page with unsaved words is warned first', async () => {
  const [appealable] = cases as [AppealableCase];
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  await page.goto(`/hearings/${appealable.id}`);
  // Keys, because browsers ask only whoever has touched the page.
  await page.getByLabel('The strongest case against').click();
  await page.route('**/drafts/*', (route) => route.abort());
  await page.keyboard.type('Not kept');
  const asked = new Promise<string>((resolve) => {
    page.once('dialog', (dialog) => {
      resolve(dialog.type());
      dialog.accept().catch(() => undefined);
    });
  });
  await page.goto('/hearings').catch(() => undefined);
  expect(await asked).toBe('beforeunload');
});

test('a record without scripts: entries are added, passages find their place, and what is missing is named by its field', async () => {
  const [, appealable] = cases as [AppealableCase, AppealableCase];
  await openHearing(appealable, 'judge-2@demo');
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'judge-2@demo');
  await page.goto(`/hearings/${appealable.id}`);
  await page.getByLabel('Emotion 1', { exact: true }).fill('shame');
  await page.getByRole('button', { name: 'Another emotion' }).click();
  expect(await page.getByLabel('Emotion 1', { exact: true }).inputValue()).toBe('shame');
  await page.getByLabel('Emotion 2', { exact: true }).fill('pride');
  await page.getByRole('button', { name: 'Submit the record' }).click();
  expect(await page.locator('h1').textContent()).toBe('Consumer credit');
  const links = await page.locator('#errors a').all();
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) {
    const target = (await link.getAttribute('href')) ?? '';
    expect([await link.textContent(), await page.locator(`[id="${target.slice(1)}"]`).count()]).toEqual([
      await link.textContent(),
      1,
    ]);
  }
  await fillRecord(page);
  await page.getByLabel('Emotion 2', { exact: true }).fill('');
  await page
    .locator('[name="/findings/0/reasons"]')
    .fill('It had one cause, which is over, and the file cannot know of it.');
  await page
    .locator('[name="/otherOrientedPerspective/circumstances/attributed/0/citations/0/quote"]')
    .fill('words that stand nowhere');
  await page.getByRole('button', { name: 'Submit the record' }).click();
  expect(await page.locator('#errors').innerText()).toContain('Their circumstances, 1, passages');
  await page
    .locator('[name="/otherOrientedPerspective/circumstances/attributed/0/citations/0/quote"]')
    .fill(PASSAGES.purpose);
  await submitRecord(page);
  expect(page.url()).toContain('notice=recorded');
});

test('a judge whose session has ended signs in again and finds their words', async () => {
  const [, , appealable] = cases as [AppealableCase, AppealableCase, AppealableCase];
  await openHearing(appealable, 'judge-3@demo');
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'judge-3@demo');
  await page.goto(`/hearings/${appealable.id}`);
  await page.getByLabel('Where you differ from them').fill('I would have called the bank.');
  await beAway(31);
  await page.getByRole('button', { name: 'Submit the record' }).click();
  await page.waitForURL(
    (url) => url.pathname === `/hearings/${appealable.id}` || url.port !== new URL(inject('pages').url).port,
  );
  if (!page.url().includes('/hearings/')) await page.click('button[value="judge-3@demo"]');
  await page.waitForURL(`**/hearings/${appealable.id}`);
  expect(await page.getByLabel('Where you differ from them').inputValue()).toBe('I would have called the bank.');

  await page.getByText('Return this hearing or step back').click();
  await page.locator('[name="reason"]').fill('I have to leave early today.');
  await beAway(31);
  await page.getByRole('button', { name: 'Return it', exact: true }).click();
  expect(await page.locator('h1').textContent()).toBe('You were signed out');
  expect(await page.locator('body').innerText()).toContain('I have to leave early today.');
});

test('a passage that is selected is cited into the entry that has the focus', async () => {
  const [, , , appealable] = cases as [AppealableCase, AppealableCase, AppealableCase, AppealableCase];
  await openHearing(appealable, 'judge-2@demo');
  const { page } = await openPage(browser, { viewport: { width: 1280, height: 900 } });
  await signIn(page, 'judge-2@demo');
  await page.goto(`/hearings/${appealable.id}`);
  const select = (words: string) =>
    page.evaluate((wanted) => {
      const text = document.querySelector('[data-source^="claim"] [data-text]')!.firstChild as Text;
      const range = document.createRange();
      const from = text.data.indexOf(wanted);
      range.setStart(text, from);
      range.setEnd(text, from + wanted.length);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    }, words);
  await page.getByLabel('Emotion 1', { exact: true }).click();
  await select(PASSAGES.past);
  await page.getByRole('button', { name: 'Cite the selected words' }).click();
  await select(PASSAGES.since);
  await page.getByRole('button', { name: 'Cite the selected words' }).click();
  const quote = (index: number) => page.locator(`[name="/affectiveMatching/emotions/0/citations/${index}/quote"]`);
  expect(await quote(0).inputValue()).toBe(PASSAGES.past);
  expect(await quote(1).inputValue()).toBe(PASSAGES.since);
  await page.getByRole('button', { name: /^Cite the fact: State of the current account/ }).click();
  expect(await page.locator('[name="/affectiveMatching/emotions/0/citations/2/source"]').inputValue()).toBe(
    'fact:checking_account',
  );
  await page.getByRole('button', { name: 'Another emotion' }).click();
  await page.keyboard.type('pride');
  expect(await page.getByLabel('Emotion 2', { exact: true }).inputValue()).toBe('pride');
  expect(await page.locator('[name^="/affectiveMatching/emotions/1/citations/"]').count()).toBe(2);
});

test('a button that is pressed twice sends once', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  await page.goto('/hearings');
  let requests = 0;
  await page.route('**/hearings/next', async (route) => {
    requests++;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.getByRole('button', { name: 'Next hearing' }).dblclick();
  await page.waitForURL((url) => url.pathname !== '/hearings' || url.search !== '');
  expect(requests).toBe(1);
});
