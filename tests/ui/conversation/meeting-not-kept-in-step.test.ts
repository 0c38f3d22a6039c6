import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { recordOf, WORDS } from '../../case/words.ts';
import { caller } from '../api.ts';
import { openPage, signIn } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { openBrowser } from '../open-browser.ts';
import { TWO_JUDGES } from '../setup.ts';

const browser = await openBrowser();
const [appealable] = (await appealableCases(1, { policy: TWO_JUDGES })) as [AppealableCase];
const [JUDGE, SECOND] = ['judge-1@demo', 'judge-2@demo'] as const;
const HEARING = `/hearings/${appealable.id}`;
const DAY = 86_400_000;

/** A time so many days from now, as a field for a date and a time has it in UTC. */
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 16);
const isChosen = (page: Page, time: string) => page.locator(`#meetings time[datetime^="${time}"]`).first().waitFor();

test('a video appointment that is moved twice, a recording by consent and the minute are the same on every page', async () => {
  await openHearing(appealable, JUDGE, WORDS.statement);
  const [atJudge, atSubject] = [
    await openPage(browser),
    await openPage(browser, { viewport: { width: 360, height: 740 } }),
  ];
  const [judge, subject] = [atJudge.page, atSubject.page];
  await signIn(judge, JUDGE);

  await judge.goto(HEARING);
  await judge.getByText('Propose a call or a meeting').click();
  await judge.getByLabel('How', { exact: true }).selectOption('video');
  const first = inDays(1);
  // The judge enters times as clocks show them where the institution is.
  const [, zone = ''] = /Time 1 \(([^)]+)\)/.exec(await judge.locator('main').innerText()) ?? [];
  const local = (time: string) =>
    new Date(`${time}Z`).toLocaleString('sv-SE', { timeZone: zone }).slice(0, 16).replace(' ', 'T');
  await judge.getByLabel(`Time 1 (${zone})`, { exact: true }).fill(local(first));
  await judge.getByRole('button', { name: 'Propose', exact: true }).click();
  const choose = async (time: string) => {
    await subject.goto(appealable.link);
    await subject.locator(`button[name="time"][value^="${time}"]`).click();
    await isChosen(subject, time);
    await judge.goto(HEARING);
    await isChosen(judge, time);
  };
  await choose(first);
  for (const time of [inDays(3), inDays(4)]) {
    await judge.getByText('Move or cancel it').click();
    await judge.getByLabel(`New time 1 (${zone})`).fill(local(time));
    await judge.locator('[name="moveReason"]').fill('The interpreter is ill.');
    await judge.getByRole('button', { name: 'Propose these times' }).click();
    await choose(time);
  }
  const address = /https:\/\/meet\.example\.org\/[0-9a-f-]+/;
  const shown = await Promise.all([judge, subject].map(async (page) => address.exec(await page.content())?.[0]));
  expect(shown[0]).toBeDefined();
  expect(shown[1]).toBe(shown[0]);
  for (const page of [judge, subject]) expect(await page.locator(`a[href="${shown[0]!}"]`).count()).toBe(1);
  const weekday = new Date(inDays(4)).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  expect(await subject.locator('#meetings time').first().innerText()).toContain(weekday);
  // Only what has passed can be missed.
  expect(await judge.getByRole('button', { name: 'It did not take place' }).count()).toBe(0);

  // Nothing is recorded before the subject says yes, and nothing is left once they take it back.
  expect(await judge.getByText('Add a recording or a transcript').count()).toBe(0);
  await subject.getByRole('button', { name: 'Yes, they may be recorded' }).click();
  await judge.goto(HEARING);
  await judge.getByText('Add a recording or a transcript').click();
  await judge.getByLabel('What it is').selectOption('transcript');
  await judge.getByLabel('Who made it').selectOption('software');
  const file = { name: 'meeting.txt', mimeType: 'text/plain', buffer: Buffer.from('I have a new job.') };
  await judge.locator('input[type="file"]').setInputFiles(file);
  await judge.getByRole('button', { name: 'Add it' }).click();
  await judge.getByRole('link', { name: 'Transcript, made by a program, unchecked' }).waitFor();
  await subject.goto(appealable.link);
  await subject.getByRole('link', { name: 'Transcript, made by a program' }).waitFor();
  await subject.getByRole('button', { name: 'Take it back, and delete what was recorded' }).click();
  await subject.getByText('You do not allow calls and meetings to be recorded.').waitFor();
  await judge.goto(HEARING);
  expect(await judge.getByRole('link', { name: /^Transcript/ }).count()).toBe(0);
  await judge.getByText('(deleted)').waitFor();

  await judge.getByText('Write the minute of a meeting').click();
  await judge.getByLabel('How you met').selectOption('video');
  await judge.getByLabel(`From (${zone})`).fill(local(inDays(-1 / 24)));
  await judge.getByLabel(`To (${zone})`).fill(local(inDays(-1 / 48)));
  await judge.getByLabel('Who else was present').fill('an interpreter');
  await judge.getByLabel('What was said').fill('They said that the new job is for good.');
  await judge.getByRole('button', { name: 'Record the minute' }).click();
  await subject.goto(appealable.link);
  await subject.getByRole('button', { name: 'Yes, that is what was said' }).click();

  const { url } = inject('pages');
  const byFirst = caller(url, JUDGE);
  const { claims } = (await byFirst('GET', `/v1${HEARING}`)) as { claims: [{ id: string }] };
  await byFirst('POST', `/v1${HEARING}/perspective`, recordOf(claims[0].id, 'exceptional'));
  await caller(url, SECOND)('POST', `/v1${HEARING}/assign`);
  const atSecond = await openPage(browser);
  await signIn(atSecond.page, SECOND);
  await atSecond.page.goto(HEARING);
  await atSecond.page.getByText('They said that the new job is for good.').waitFor();
  await atSecond.page.getByText('The subject has confirmed it.').waitFor();
  const page = await atSecond.page.content();
  for (const hidden of [WORDS.restatement, WORDS.felt, 'the job is steady']) expect(page).not.toContain(hidden);
  expect([...atJudge.errors, ...atSubject.errors, ...atSecond.errors]).toEqual([]);
}, 180_000);
