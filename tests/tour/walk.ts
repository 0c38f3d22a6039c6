import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { caller } from '../ui/api.ts';
import { exportedCases } from '../ui/exported-cases.ts';
import { fillDecision, fillRecord, STATEMENT, submitRecord } from '../ui/record.ts';
import { openProfile, PHONE, signInAs, type Camera } from './camera.ts';
import type { EffortMeter } from './effort.ts';

const CASES = 40;
const SCORED_WITHIN_MILLISECONDS = 120_000;

/** How much a record asks for before anything is written in it. */
export interface EmptyRecord {
  /** Answers that it cannot do without. */
  required: number;
  /** Fields that are shown. */
  shown: number;
  /** Height of its form at the width of a desk, in pixels. */
  height: number;
}

/**
 * Walks one case from an institution's file to the auditor's picture of it, takes pictures on the way, and counts what each role
 * does.
 */
export async function walk(browser: Browser, url: string, camera: Camera, meter: EffortMeter): Promise<EmptyRecord> {
  const desk = await openProfile(browser, url);
  await meter.watch(desk, 'institution');
  await desk.goto('/auth/sign-in');
  await camera.take(desk, 'sign-in');
  const id = await meter.during('institution', () => takeIn(desk, url, camera));
  await camera.take(desk, 'policy');

  const phone = await openProfile(browser, url, { viewport: PHONE, isMobile: true, hasTouch: true });
  const notices = JSON.stringify(await caller(url)('GET', `/dev/notices?case=${id}`));
  const link = /\/appeal\/[\w-]+/.exec(notices)?.[0] ?? '';
  await meter.watch(phone, 'subject');
  await meter.during('subject', async () => {
    await phone.goto(link);
    await camera.take(phone, 'subject-told');
    await phone.getByLabel('Why should you not be judged').fill(STATEMENT);
    await camera.take(phone, 'subject-claims', 'form:has(textarea)');
    await phone.getByRole('button', { name: 'Send what I have written' }).click();
    await phone.getByRole('heading', { name: 'Your receipt' }).waitFor();
  });

  const record = await hear(browser, url, id, camera, meter, () =>
    meter.during('subject', async () => {
      await phone.goto(link);
      await phone.getByLabel('Your answer').fill('My sister, who drove when I could not.');
      await camera.take(phone, 'subject-asked', 'form:has([name="answer"]), main');
      await phone.getByRole('button', { name: 'Send my answer' }).click();
      await phone.getByRole('button', { name: 'I have nothing to add' }).click();
      await phone.getByText('You said that you have nothing to add.').first().waitFor();
    }),
  );
  await phone.goto(link);
  await camera.take(phone, 'subject-outcome');
  await supervise(browser, url, camera, meter);
  await audit(browser, url, id, camera, meter);
  return record;
}

/** The institution's part; gives the id of a case that its score would decide against its subject. */
async function takeIn(desk: Page, url: string, camera: Camera): Promise<string> {
  await signInAs(desk, 'institution@demo');
  await desk.goto('/import');
  await desk.getByLabel('Policy').selectOption('credit');
  await desk
    .locator('input[type="file"]')
    .setInputFiles({ name: 'october.csv', mimeType: 'text/csv', buffer: await exportedCases('tour', CASES) });
  await desk.getByRole('button', { name: 'Check the file' }).click();
  for (const [column, target] of [
    ['file_number', 'externalRef'],
    ['applicant', 'subject_name'],
    ['mail', 'subject_contact'],
  ] as const)
    await desk.getByLabel(`Read column ${column} as`).selectOption(target);
  await desk.getByRole('button', { name: 'Apply' }).click();
  await desk.getByRole('button', { name: `Import ${CASES} cases` }).waitFor();
  await camera.take(desk, 'import');
  await desk.getByRole('button', { name: `Import ${CASES} cases` }).click();
  await desk.getByText(`${CASES} cases were imported`).waitFor();
  await desk.locator('a[href^="/dockets/"]').first().click();
  await desk.waitForURL('**/dockets/*');
  const docket = new URL(desk.url()).pathname.split('/').at(-1) ?? '';
  const institution = caller(url, 'institution@demo');
  const deadline = Date.now() + SCORED_WITHIN_MILLISECONDS;
  for (;;) {
    const { phases } = (await institution('GET', `/v1/dockets/${docket}`)) as { phases: Record<string, number> };
    if ((phases['received'] ?? 0) + (phases['scored'] ?? 0) === 0) break;
    if (Date.now() > deadline) throw new Error('the cases are not scored in time');
    await sleep(300);
  }
  await desk.reload();
  await camera.take(desk, 'docket');
  await desk.goto('/service-levels');
  await camera.take(desk, 'service-levels');
  await desk.goto('/policies/credit');
  const { cases } = (await institution('GET', `/v1/cases?docket=${docket}&phase=appealWindow`)) as {
    cases: { id: string }[];
  };
  const [first] = cases;
  if (!first) throw new Error('nobody of these was scored adversely');
  return first.id;
}

async function hear(
  browser: Browser,
  url: string,
  id: string,
  camera: Camera,
  meter: EffortMeter,
  answer: () => Promise<void>,
): Promise<EmptyRecord> {
  const bench = await openProfile(browser, url);
  await meter.watch(bench, 'judge');
  await signInAs(bench, 'judge-2@demo');
  return meter.during('judge', async () => {
    await camera.take(bench, 'judge-queue');
    // The judges of the demonstration have heard as many in a row as the policy lets the queue give them.
    await meter.during(null, () => reassignTo('judge-2@demo', url, id));
    await bench.goto(`/hearings/${id}`);
    await bench.getByText('Ask the subject (').click();
    await bench.getByLabel('Your question').fill('Who can confirm it?');
    await bench.getByRole('button', { name: 'Ask', exact: true }).click();
    await bench.waitForURL('**/*notice=asked*');
    await answer();
    await bench.goto(`/hearings/${id}`);
    const record = await bench.locator('form.record').evaluate(weighRecord);
    await fillRecord(bench);
    await camera.take(bench, 'judge-hearing');
    await submitRecord(bench);
    await bench.getByRole('button', { name: 'Reveal the score' }).waitFor();
    await camera.take(bench, 'judge-before-the-reveal');
    await bench.getByRole('button', { name: 'Reveal the score' }).click();
    await bench.getByRole('heading', { name: /^The score:/ }).waitFor();
    await camera.take(bench, 'judge-score');
    await fillDecision(bench);
    await camera.take(bench, 'judge-decision', '#decision');
    await bench.getByRole('button', { name: 'Decide', exact: true }).click();
    await bench.waitForURL('**/*notice=decided');
    return record;
  });
}

/** A supervisor gives the hearing to a judge, whom they have registered. */
async function reassignTo(judgeId: string, url: string, id: string): Promise<void> {
  const supervisor = caller(url, 'supervisor@demo');
  await supervisor('PUT', `/v1/staff/${encodeURIComponent(judgeId)}`, { name: 'Judge 2 (demo)', role: 'judge' });
  const reason = 'The next one in the queue, for a judge who has had a break.';
  await supervisor('POST', `/v1/hearings/${id}/reassign`, { judgeId, reason });
}

/** In the browser: how much an empty record asks for. */
function weighRecord(form: Element): EmptyRecord {
  const needs = [...form.querySelectorAll<HTMLElement>('[data-needs]')].map(
    ({ dataset }) => (JSON.parse(dataset['needs'] ?? '[]') as unknown[]).length,
  );
  const shown = [...form.querySelectorAll<HTMLInputElement>('[name]:not([type="hidden"]):not(button)')].filter(
    (field) => field.checkVisibility(),
  );
  return {
    required: needs.reduce((sum, each) => sum + each, 0),
    shown: new Set(shown.map(({ name }) => name)).size,
    height: Math.round(form.getBoundingClientRect().height),
  };
}

async function supervise(browser: Browser, url: string, camera: Camera, meter: EffortMeter): Promise<void> {
  // One judge has stepped back from a case, another has a conflict with it, and the third is ill.
  const supervisor = caller(url, 'supervisor@demo');
  const { id, externalRef } = await claimAnother(url);
  await caller(url, 'judge-1@demo')('POST', `/v1/hearings/${id}/recuse`, { conflict: false });
  for (const [number, change] of [
    [2, { conflicts: [externalRef] }],
    [3, { active: false }],
  ] as const)
    await supervisor('PUT', `/v1/staff/${encodeURIComponent(`judge-${number}@demo`)}`, {
      name: `Judge ${number} (demo)`,
      role: 'judge',
      ...change,
    });
  const page = await openProfile(browser, url);
  await meter.watch(page, 'supervisor');
  await signInAs(page, 'supervisor@demo');
  await meter.during('supervisor', async () => {
    const link = page.locator(`a[href="/supervision/hearings/${id}"]`).first();
    // Until the engine has looked at the hearing, it is one of the open ones.
    for (let tries = 0; tries < 60 && !(await link.isVisible()); tries++) {
      await page.waitForTimeout(1_000);
      await page.reload();
    }
    await camera.take(page, 'supervision');
    await link.click();
    await page.waitForURL(`**/supervision/hearings/${id}`);
    await camera.take(page, 'who-may-take-it');
  });
}

/** A second subject claims to be an exception. */
async function claimAnother(url: string): Promise<{ id: string; externalRef: string }> {
  const institution = caller(url, 'institution@demo');
  const { cases } = (await institution('GET', '/v1/cases?phase=appealWindow&limit=1')) as {
    cases: { id: string; externalRef: string }[];
  };
  const [found] = cases;
  if (!found) throw new Error('nobody else was scored adversely');
  const notices = JSON.stringify(await caller(url)('GET', `/dev/notices?case=${found.id}`));
  const link = /\/appeal\/[\w-]+/.exec(notices)?.[0] ?? '';
  await caller(url)('POST', `${link.replace('/appeal/', '/v1/appeals/')}/claims`, { statement: STATEMENT });
  return found;
}

async function audit(browser: Browser, url: string, id: string, camera: Camera, meter: EffortMeter): Promise<void> {
  const archive = await openProfile(browser, url);
  await meter.watch(archive, 'auditor');
  await signInAs(archive, 'auditor@demo');
  await meter.during('auditor', async () => {
    await archive.goto('/audit/cases');
    await archive.getByLabel('Case, by id or reference').fill(id);
    await archive.getByRole('button', { name: 'Find' }).click();
    await archive.locator(`main a[href="/audit/cases/${id}"]`).first().click();
    await archive.waitForURL(`**/audit/cases/${id}`);
    await camera.take(archive, 'audit-case');
    await camera.take(archive, 'audit-timeline', '[aria-labelledby="timeline"]');
    await archive.getByRole('link', { name: 'Provenance', exact: true }).click();
    await archive.waitForURL('**/provenance');
    await camera.take(archive, 'audit-provenance');
    await archive.getByRole('link', { name: 'Reports' }).click();
    await archive.locator('a[href="/audit/reports/override-rate"]').first().click();
    await archive.waitForURL('**/override-rate');
    await camera.take(archive, 'audit-report');
  });
}
