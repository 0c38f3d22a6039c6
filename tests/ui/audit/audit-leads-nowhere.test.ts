import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { MIN_ANSWERS } from '#db/audit/hide-few.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { caller } from '../api.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { appealableCases } from '../cases.ts';
import { THEORY, WORDS } from '../../case/words.ts';
import { contestCase } from '../hearings.ts';
import { inspect } from '../inspect.ts';
import { TWO_JUDGES } from '../setup.ts';

/** Many pages are held against everything that a page must be, on a machine that may be busy. */
const PATIENCE_MILLISECONDS = 600_000;
/** So much a page may weigh, styles and scripts included. */
const HEAVIEST = 150_000;

let browser: Browser;
/** Contested, heard by two judges with a question and an exceptional finding, decided and signed. */
let caseId: string;
let page: Page;
let errors: string[];
beforeAll(async () => {
  browser = await startBrowser();
  const [appealable, ...others] = await appealableCases(1 + MIN_ANSWERS, { policy: TWO_JUDGES });
  if (!appealable) throw new Error('no case can be appealed');
  caseId = appealable.id;
  const { url } = inject('pages');
  for (const { link } of others)
    await caller(url)('POST', link.replace('/appeal/', '/v1/appeals/').concat('/expectations'), {
      understoodByPerson: 6,
      understoodByModel: 2,
    });
  await contestCase(appealable);
  await caller(url, 'institution@demo')('POST', `/v1/cases/${caseId}/outcome`, { event: await otherwise(url) });
  ({ page, errors } = await openPage(browser, { viewport: { width: 1280, height: 900 } }));
  await signIn(page, 'auditor@demo');
});
afterAll(() => browser.close());

const otherwise = async (url: string): Promise<string> => {
  const policy = (await caller(url, 'institution@demo')('GET', `/v1/policies/${TWO_JUDGES}`)) as {
    adverseEvent: { otherwise: string };
  };
  return policy.adverseEvent.otherwise;
};

const addresses = (selector: string): Promise<string[]> =>
  page.locator(selector).evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);

/** Bytes of a page with everything that it loads. */
async function weigh(path: string): Promise<number> {
  const { page: fresh } = await openPage(browser, { storageState: await page.context().storageState() });
  const bodies: Promise<number>[] = [];
  fresh.on('response', (response) => bodies.push(response.body().then((body) => body.length)));
  await fresh.goto(path, { waitUntil: 'networkidle' });
  const sizes = await Promise.all(bodies);
  await fresh.context().close();
  return sizes.reduce((sum, size) => sum + size, 0);
}

test(
  'a decision is found by case, route, method, judge and period, and invalid input is explained',
  async () => {
    await page.goto('/');
    await page.waitForURL('**/audit/cases');
    await inspect(page, 'the search');
    await page.getByLabel('Case, by id or reference').fill(caseId);
    await page.getByLabel('Route').selectOption('hearing');
    await page.getByLabel('Rests on').selectOption('theoryBased');
    await page.getByLabel('Judge or model, by id').fill('judge-1@demo');
    await page.getByLabel('Decided from').fill('2020-01-01');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.waitForURL('**actor=judge-1*');
    expect(await page.locator('tbody tr').count()).toBe(1);
    expect(await page.locator('tbody').textContent()).toContain('signed by Judge 1 (demo)');
    // The form keeps what was asked.
    expect(await page.getByLabel('Rests on').inputValue()).toBe('theoryBased');
    await page.getByLabel('Judge or model, by id').fill('judge-3@demo');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.waitForURL('**actor=judge-3*');
    expect(await page.getByText('No decisions match.').count()).toBe(1);

    await page.goto(`/audit/cases?of=cases&case=${caseId}`);
    await page.getByText('Save this search').click();
    await page.getByLabel('Name of this search').fill('The case of the tour');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('nav[aria-label="Saved searches"]').waitFor();
    await inspect(page, 'cases found');
    await page.goto('/searches');
    await inspect(page, 'saved searches');
    await page.getByRole('link', { name: 'The case of the tour' }).click();
    await page.waitForURL(`**/audit/cases?of=cases&case=${caseId}`);
    await page.locator('tbody a').click();
    await page.waitForURL(`**/audit/cases/${caseId}`);
    await page.goto('/audit/cases?of=decisions&from=yesterday&method=empathy');
    expect(await page.locator('#errors').textContent()).toContain('enter a day');
    expect(await page.getByLabel('Rests on').inputValue()).toBe('empathy');
    await inspect(page, 'a search that is not right');
    await page.goto('/audit/cases?of=cases');
    const first = await page.locator('tbody a').first().getAttribute('href');
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL('**cursor=*');
    expect(await addresses('tbody a')).not.toContain(first);
  },
  PATIENCE_MILLISECONDS,
);

test(
  'the timeline shows record, reveal and score in their order, by method, with people’s words',
  async () => {
    await page.goto(`/audit/cases/${caseId}`);
    await inspect(page, 'a case');
    const steps = await page
      .locator('.happening')
      .evaluateAll((all) => all.map((step) => step.getAttribute('class') ?? ''));
    for (const lane of ['seen', 'procedure', 'correlational', 'theoryBased', 'empathy'])
      expect(steps.some((step) => step.includes(`lane-${lane}`))).toBe(true);
    const at = (name: string) => steps.findIndex((step) => step.includes(name));
    const record = at('is-perspectiveRecorded');
    const reveal = at('is-scoreRevealed');
    const judgeKnows = await page
      .locator('.happening')
      .evaluateAll((all) =>
        all.findIndex((step) => step.classList.contains('with-score') && step.textContent.includes('Judge 1 (demo)')),
      );
    expect(record).toBeGreaterThan(0);
    expect(judgeKnows).toBeGreaterThan(record);
    expect(reveal).toBeGreaterThan(record);
    const text = await page.locator('main').innerText();
    const { statement, question, answer, changed, reasons } = WORDS;
    for (const words of [statement, question, answer, changed, reasons, THEORY.theory]) expect(text).toContain(words);
    expect(text).toContain('Judge 1 (demo) was shown the score after their perspective record and not before.');
    expect(text).toContain('Judge 2 (demo) was shown the score after their perspective record and not before.');
    expect(await page.locator('.checks li:not(.holds)').count()).toBe(0);
    expect(await page.locator('.tag.bad').count()).toBe(0);
    expect(await weigh(`/audit/cases/${caseId}`)).toBeLessThan(HEAVIEST);
  },
  PATIENCE_MILLISECONDS,
);

test(
  'from every step of the timeline its evidence opens, and says the same as the API',
  async () => {
    await page.goto(`/audit/cases/${caseId}`);
    const entries = await addresses('.happening a[href*="/entries/"]');
    const views = await addresses('.happening a[href*="/views/"]');
    const { entries: trail } = (await caller(inject('pages').url, 'auditor@demo')(
      'GET',
      `/v1/audit/cases/${caseId}/trail`,
    )) as { entries: { seq: number; leafHash: string }[] };
    expect(entries).toHaveLength(trail.length);
    for (const { seq, leafHash } of trail) {
      await page.goto(`/audit/cases/${caseId}/entries/${seq}`);
      expect(await page.locator('main').textContent()).toContain(leafHash);
      expect(await page.locator('.tag.bad').count()).toBe(0);
    }
    expect(views.length).toBeGreaterThan(4);
    for (const view of views) {
      await page.goto(view);
      expect(await page.getByText('matches the content').count()).toBe(1);
    }
    await inspect(page, 'a view');
    await page.goto(`/audit/cases/${caseId}/entries/2`);
    await inspect(page, 'an entry with the score');
    await page.goto(`/audit/cases/${caseId}/entries/3`);
    expect(await page.locator('.letter').count()).toBe(1);
    await inspect(page, 'an entry with the notice');
    await page.goto(`/audit/cases/${caseId}/views`);
    await inspect(page, 'who was shown what');
    await page.goto(`/audit/cases/${caseId}/entries/999`);
    await inspect(page, 'an entry that is not there');
  },
  PATIENCE_MILLISECONDS,
);

test(
  'every node of the provenance picture opens its evidence, by mouse and by keyboard',
  async () => {
    await page.goto(`/audit/cases/${caseId}/provenance`);
    await inspect(page, 'the provenance picture');
    expect(await weigh(`/audit/cases/${caseId}/provenance`)).toBeLessThan(HEAVIEST);
    expect(await weigh(`/audit/cases/${caseId}/provenance?show=all`)).toBeLessThan(HEAVIEST);
    const drawn = await addresses('.prov a');
    expect(await addresses('tbody a[href^="/"]')).toEqual(expect.arrayContaining(drawn));
    await page.goto(`/audit/cases/${caseId}/provenance?show=all`);
    await inspect(page, 'the whole provenance');
    const everything = [...new Set([...drawn, ...(await addresses('.prov a'))])];
    expect(everything.length).toBeGreaterThan(40);
    for (const address of everything) {
      const answer = await page.goto(address);
      expect([address, answer?.status()]).toEqual([address, 200]);
      const headings = await page.locator('h2').allTextContents();
      const hasEvidence = headings.some((heading) =>
        /^(Evidence|In the provenance|Exactly what was shown)$/.test(heading),
      );
      expect([address, hasEvidence]).toEqual([address, true]);
    }
    const [claim] = drawn.filter((address) => address.includes('/provenance/claim-'));
    await page.goto(claim ?? '');
    expect(await page.locator('main').textContent()).toContain(WORDS.statement);
    await inspect(page, 'a node');

    await page.goto(`/audit/cases/${caseId}/provenance`);
    await page.locator('.prov').focus();
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    expect(focused).toBe((await addresses('.prov a'))[0]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${focused}`);

    await page.setViewportSize({ width: 360, height: 800 });
    await page.goto(`/audit/cases/${caseId}/provenance`);
    expect(await page.locator('.prov').evaluate((box) => box.scrollWidth > box.clientWidth)).toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  },
  PATIENCE_MILLISECONDS,
);

test(
  'every report is a picture with its figures and a file, and points out small numbers',
  async () => {
    await page.goto('/audit/reports');
    await inspect(page, 'the reports');
    expect(await addresses('.report-name a')).toEqual([...REPORTS.keys()].map((name) => `/audit/reports/${name}`));
    for (const [name, { columns }] of REPORTS) {
      await page.goto(`/audit/reports/${name}`);
      // Nothing is paid for the built-in scorer, and nobody has found on both halves of a pair, which takes days.
      if (name === 'model-spending' || name === 'consistency') {
        expect(await page.getByText('There is no data for this period').count()).toBe(1);
        continue;
      }
      // Nobody can agree or not over a single claim that all found the same.
      if (name !== 'agreement') expect([name, await page.locator('svg.plot').count()]).not.toEqual([name, 0]);
      const charts = await page.locator('.chart').all();
      // The figures of an only picture stand below it.
      for (const chart of charts.length > 1 ? charts : []) {
        await chart.getByText('The figures behind it').click();
        expect(await chart.locator('tbody tr').count()).toBeGreaterThan(0);
      }
      expect(
        await page
          .getByRole('region', { name: await page.locator('h1').innerText(), exact: true })
          .last()
          .locator('tbody tr')
          .count(),
      ).toBeGreaterThan(0);
      await inspect(page, `the report ${name}`);
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download all figures as CSV' }).click();
      const rows = parse<Record<string, string>>(await readFile(await (await download).path(), 'utf8'), {
        columns: true,
      });
      expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(columns));
      expect([name, (await weigh(`/audit/reports/${name}`)) < HEAVIEST]).toEqual([name, true]);
    }
    await page.goto(`/audit/reports/override-rate?policy=${TWO_JUDGES}`);
    expect(await page.locator('svg.plot').first().textContent()).toMatch(/n = \d/);
    await page.goto('/audit/reports/override-rate?from=2999-01-01');
    expect(await page.getByText('There is no data for this period').count()).toBe(1);
    await page.goto('/audit/reports/override-rate?from=then');
    await inspect(page, 'a period that is none');
  },
  PATIENCE_MILLISECONDS,
);

test(
  'a CSV file is only for signed-in auditors of its institution',
  async () => {
    const path = '/audit/reports/override-rate/csv';
    const { page: stranger } = await openPage(browser);
    expect((await stranger.request.get(path, { maxRedirects: 0 })).status()).toBe(303);
    await signIn(stranger, 'judge-1@demo');
    for (const foreign of [path, '/audit/cases', `/audit/cases/${caseId}`, `/audit/cases/${caseId}/evidence`])
      expect([foreign, (await stranger.request.get(foreign)).status()]).toEqual([foreign, 403]);
    const { page: other } = await openPage(browser);
    await signIn(other, 'auditor@other');
    for (const below of ['', '/entries/1', '/provenance', '/views', '/evidence'])
      expect([below, (await other.request.get(`/audit/cases/${caseId}${below}`)).status()]).toEqual([below, 404]);
    expect(await (await other.request.get(`${path}?policy=${TWO_JUDGES}`)).text()).not.toContain(TWO_JUDGES);
  },
  PATIENCE_MILLISECONDS,
);

test(
  'the ledger’s page shows its status, and a case’s evidence can be downloaded',
  async () => {
    await page.goto('/audit/ledger');
    await inspect(page, 'the ledger');
    expect(await page.locator('#tree-size').count()).toBe(1);
    await page.goto(`/audit/cases/${caseId}/entries/1`);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the case’s evidence' }).click();
    const evidence = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { entries: unknown[] };
    expect(evidence).toMatchObject({ format: 'hearken-evidence/2', caseId });
    expect(evidence.entries.length).toBeGreaterThan(20);
  },
  PATIENCE_MILLISECONDS,
);

test(
  'on paper the trail is complete: nothing folded away, every hash in full, no buttons',
  async () => {
    await page.goto(`/audit/cases/${caseId}`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.happening-more a').first().isVisible()).toBe(false);
    expect(await page.locator('.happening .facts').first().isVisible()).toBe(true);
    expect(await page.locator('.happening .hash .only-print').first().isVisible()).toBe(true);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    await page.goto(`/audit/cases/${caseId}/entries/3`);
    expect(await page.locator('.letter-body').isVisible()).toBe(true);
    expect(await page.locator('.raw').last().isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
    expect(errors).toEqual([]);
  },
  PATIENCE_MILLISECONDS,
);
