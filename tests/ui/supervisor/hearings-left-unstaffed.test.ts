import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { inspect } from '../inspect.ts';
import { KeyboardUser } from '../keyboard.ts';
import { STATEMENT } from '../record.ts';

/** Judges 1 to 3 hear cases; judge 2 falls ill. */
const ILL = 'judge-2@demo';

let browser: Browser;
let cases: AppealableCase[];
beforeAll(async () => {
  browser = await startBrowser();
  cases = await appealableCases(5);
  const [ofTheIll, alsoOfTheIll, stuck, kept, waiting] = cases as [
    AppealableCase,
    AppealableCase,
    AppealableCase,
    AppealableCase,
    AppealableCase,
  ];
  for (const each of [ofTheIll, alsoOfTheIll]) await openHearing(each, ILL);
  await openHearing(kept, 'judge-3@demo');
  await openHearing(stuck, 'judge-1@demo');
  await caller(inject('pages').url, 'judge-1@demo')('POST', `/v1/hearings/${stuck.id}/recuse`, { conflict: false });
  await openHearing(waiting, 'judge-3@demo');
  await caller(inject('pages').url, 'judge-3@demo')('POST', `/v1/hearings/${waiting.id}/release`, {
    reason: 'I have to leave.',
  });
  // Late since Saturday.
  await asOwner(`update hearken.hearings set due_at = clock_timestamp() - interval '51 hours' where case_id = $1`, [
    kept.id,
  ]);
  // As long as a policy may give, in as many words.
  await asOwner(
    `update hearken.hearings set due_at = clock_timestamp() + interval '22 days 14 hours 30 minutes' where case_id = $1`,
    [stuck.id],
  );
});
afterAll(async () => {
  await browser.close();
  // Other tests go by what holds while nobody is registered.
  await asOwner(`delete from hearken.staff where institution_id = 'demo'`);
});

async function asOwner(statement: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: inject('pages').ownerUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}

async function register(page: Page, account: string, name: string): Promise<void> {
  await page.goto('/staff');
  await page.getByLabel('Account').fill(account);
  await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Register' }).click();
  await page.waitForURL('**/staff/*?notice=registered');
}

const rowOf = (page: Page, section: string, name: string) =>
  page.locator(`section[aria-labelledby="${section}"] tr`, { hasText: name });
const hearingOf = async (id: string) => {
  const { hearings } = (await caller(inject('pages').url, 'supervisor@demo')('GET', '/v1/hearings?limit=200')) as {
    hearings: { id: string; status: string; seeking: string; holder?: string }[];
  };
  return hearings.find((each) => each.id === id);
};

test('a supervisor staffs stuck, overdue and escalated hearings without JavaScript', async () => {
  const [ofTheIll, alsoOfTheIll, stuck, kept] = cases as [
    AppealableCase,
    AppealableCase,
    AppealableCase,
    AppealableCase,
  ];
  const { page } = await openPage(browser, { javaScriptEnabled: false });
  await signIn(page, 'supervisor@demo');
  expect(new URL(page.url()).pathname).toBe('/supervision');
  expect(await page.getByText('No active judge is registered').count()).toBe(1);
  expect(await rowOf(page, 'overdue', kept.id.slice(-6)).textContent()).toContain('2 days, 3 hours');
  expect(await rowOf(page, 'load', 'Judge 2 (demo) (not registered)').count()).toBe(1);

  for (const [number, name] of [
    [1, 'Judge One'],
    [2, 'Judge Two'],
    [3, 'Judge Three'],
  ] as const)
    await register(page, `judge-${number}@demo`, name);
  await page.goto('/staff');
  await page.getByLabel('Account').fill(ILL);
  await page.getByLabel('Name').fill('Somebody else');
  await page.getByRole('button', { name: 'Register' }).click();
  expect(await page.getByText('already registered under this account').count()).toBeGreaterThan(0);
  expect(await page.getByLabel('Name').inputValue()).toBe('Somebody else');

  // Judge 3 has a conflict, and judge 2 is ill.
  const institution = caller(inject('pages').url, 'institution@demo');
  const { externalRef } = (await institution('GET', `/v1/cases/${stuck.id}`)) as { externalRef: string };
  await page.goto('/staff');
  await page.getByRole('link', { name: 'Judge Three' }).first().click();
  await page.getByLabel('Conflicts').fill(`something-else\n${externalRef}`);
  await page.getByLabel('Maximum hearings a day').fill('9');
  await page.getByLabel('Skills').fill('pretrial law, debts');
  await page.getByRole('button', { name: 'Save the change' }).click();
  expect(await page.getByLabel('Conflicts').inputValue()).toBe(`something-else\n${externalRef}`);
  await page.goto('/staff');
  await page.getByRole('link', { name: 'Judge Two' }).first().click();
  await page.getByRole('button', { name: 'Return all of them' }).click();
  expect(await page.getByText('write at least a few words').count()).toBeGreaterThan(0);
  expect(await hearingOf(ofTheIll.id)).toMatchObject({ status: 'held', holder: ILL });
  await page.getByLabel('Why you are returning all of them').fill('Ill since this morning.');
  await page.getByRole('button', { name: 'Return all of them' }).click();
  await page.waitForURL('**?notice=returned');
  for (const { id } of [ofTheIll, alsoOfTheIll]) expect(await hearingOf(id)).toMatchObject({ status: 'waiting' });
  await page.getByLabel('Away').check();
  await page.getByRole('button', { name: 'Save the change' }).click();
  await page.waitForURL('**?notice=away');

  // One hearing is left that nobody may take, each for a reason of their own.
  await page.goto('/supervision');
  const waits = page.locator('section[aria-labelledby="stuck"] > ul > li');
  expect(await waits.count()).toBe(1);
  expect(await waits.textContent()).toContain(stuck.id.slice(-6));
  for (const reason of [
    'Judge One: has stepped back from it, or an objection to them was upheld',
    'Judge Two: away',
    'Judge Three: has a conflict with the case',
  ])
    expect(await waits.getByText(reason).count()).toBe(1);
  await waits.getByRole('link').click();
  expect(await page.getByText('No judge is available for this hearing.').count()).toBe(1);
  await page.getByRole('button', { name: 'Escalate to a supervisor' }).click();
  await page.waitForURL('**?notice=escalate');
  expect(await hearingOf(stuck.id)).toMatchObject({ status: 'waiting', seeking: 'supervisor' });
  await page.goto('/supervision');
  expect(await waits.count()).toBe(0);
  expect(await rowOf(page, 'escalated', stuck.id.slice(-6)).textContent()).toContain('escalated by a supervisor');
  await rowOf(page, 'escalated', stuck.id.slice(-6)).getByRole('link').click();
  await page.getByRole('button', { name: 'Take it' }).click();
  await page.waitForURL(`**/hearings/${stuck.id}`);
  expect(await page.getByRole('button', { name: 'Submit the record' }).count()).toBe(1);
});

test('a supervisor assigns a hearing to a judge with nothing but a keyboard, and is told what is missing', async () => {
  const waiting = cases[4]!;
  const { page, errors } = await openPage(browser, { viewport: { width: 1280, height: 800 } });
  await signIn(page, 'supervisor@demo');
  await page.goto(`/supervision/hearings/${waiting.id}`);
  const supervisor = new KeyboardUser(page);
  await supervisor.press('Assign');
  await page.locator('#errors').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('errors');
  await inspect(page, 'a hearing given to nobody');
  await supervisor.press(/^Assign to: /);
  await supervisor.goTo('Assign to');
  await page.keyboard.type('Judge Three');
  await supervisor.write('Why', 'Judge Three knows the matter.');
  await supervisor.press('Assign');
  await page.waitForURL('**?notice=give');
  expect(await hearingOf(waiting.id)).toMatchObject({ status: 'held', holder: 'judge-3@demo' });
  expect(errors).toEqual([]);
});

test('no supervisor’s page shows a subject’s words or a score', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'supervisor@demo');
  const institution = caller(inject('pages').url, 'institution@demo');
  const addresses = ['/supervision', '/supervision/hearings', '/staff', `/staff/${encodeURIComponent('judge-1@demo')}`];
  for (const { id } of cases) addresses.push(`/supervision/hearings/${id}`);
  for (const address of addresses) {
    await page.goto(address);
    const source = await page.content();
    expect([address, source.includes('Hearken')]).toEqual([address, true]);
    for (const sentence of STATEMENT.split(/(?<=\.)\s+/))
      expect([address, source.includes(sentence)]).toEqual([address, false]);
    for (const { id } of cases) {
      const { externalRef, score } = (await institution('GET', `/v1/cases/${id}`)) as {
        externalRef: string;
        score?: { probability: number };
      };
      expect(score?.probability).toBeTypeOf('number');
      expect([address, source.includes(externalRef)]).toEqual([address, false]);
      expect([address, source.includes(String(score?.probability))]).toEqual([address, false]);
    }
    const words = await page.locator('main').innerText();
    expect([address, /refuse|granted|provisional|probab/i.exec(words)?.[0]]).toEqual([address, undefined]);
    // Every subject of these cases has such a name.
    expect([address, /\bDemo \w/.exec(words)?.[0]]).toEqual([address, undefined]);
  }
});

test('only supervisors get in', async () => {
  const { page } = await openPage(browser);
  await signIn(page, 'judge-1@demo');
  for (const address of ['/supervision', '/supervision/hearings', `/supervision/hearings/${cases[0]!.id}`, '/staff']) {
    const answer = await page.goto(address);
    expect([address, answer?.status()]).toEqual([address, 403]);
  }
  expect(await page.getByRole('link', { name: 'Supervision' }).count()).toBe(0);
});

test('the supervisor’s pages keep to the design and to WCAG', async () => {
  const { page, errors } = await openPage(browser);
  await signIn(page, 'supervisor@demo');
  await page.goto('/supervision');
  await inspect(page, 'supervision');
  for (const show of ['', '?show=overdue', '?show=escalated', '?show=awaitingSignature']) {
    await page.goto(`/supervision/hearings${show}`);
    await inspect(page, `open hearings ${show}`);
  }
  const [waiting, , theirOwn, overdue] = cases;
  for (const one of [waiting, theirOwn, overdue]) {
    await page.goto(`/supervision/hearings/${one!.id}`);
    await inspect(page, 'a hearing from outside');
  }
  await page.getByLabel('Why you are returning it').waitFor();
  await page.getByRole('button', { name: 'Return it' }).click();
  await page.locator('#errors').waitFor();
  await inspect(page, 'a hearing put back without a reason');
  await page.goto('/staff');
  await page.getByLabel('Maximum hearings a day').fill('-3');
  await page.getByRole('button', { name: 'Register' }).click();
  await page.getByText('enter a whole number from 0 to 500').first().waitFor();
  await inspect(page, 'somebody registered without a name');
  await page.goto(`/staff/${encodeURIComponent('judge-3@demo')}`);
  await inspect(page, 'a member of staff who has hearings');
  for (const address of ['/supervision/hearings/01a209e3-a424-74cb-975a-1774d1f8f507', '/staff/nobody']) {
    expect((await page.goto(address))?.status()).toBe(404);
    await inspect(page, address);
  }
  expect(errors).toEqual([]);
});
