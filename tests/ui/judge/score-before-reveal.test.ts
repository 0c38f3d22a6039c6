import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Score } from '#workflows/domain/score.ts';
import { openPage, signIn, startBrowser } from '../browser.ts';
import { appealableCases, type AppealableCase } from '../cases.ts';
import { openHearing } from '../hearings.ts';
import { fillRecord, submitRecord } from '../record.ts';

let browser: Browser;
let appealable: AppealableCase;
beforeAll(async () => {
  browser = await startBrowser();
  appealable = (await appealableCases(1))[0]!;
  await openHearing(appealable, 'judge-1@demo');
});
afterAll(() => browser.close());

async function ask<Row extends pg.QueryResultRow>(query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject('pages').ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query, [appealable.id])).rows;
  } finally {
    await client.end();
  }
}

test('nothing of the score is in anything the judge’s browser gets before the reveal, and all of it afterwards', async () => {
  const [row] = await ask<{ document: Score }>('select document from hearken.scores where case_id = $1');
  const score = row!.document;
  const percent = (share: number) =>
    new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const secrets = [
    score.probability.toString(),
    score.referenceClass.baseRate.toString(),
    percent(score.probability),
    percent(score.referenceClass.baseRate),
    percent(score.model.probability),
    score.model.model,
    score.model.rationale,
    score.referenceClass.version,
    ...score.referenceClass.neighbours.slice(0, 20).map(({ precedentId }) => precedentId),
    'The credit is refused',
    'provisional',
  ];

  const { page } = await openPage(browser);
  const received: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/hearings'))
      response.text().then(
        (text) => received.push(text),
        () => undefined,
      );
  });
  await signIn(page, 'judge-1@demo');
  await page.goto(`/hearings/${appealable.id}`);
  await page.getByRole('button', { name: 'Submit the record' }).click();
  await page.locator('#errors').waitFor();
  await fillRecord(page);
  await submitRecord(page);
  await page.getByRole('button', { name: 'Reveal the score' }).waitFor();
  await page.reload();
  // The page follows the conversation, so that its last request does not end.
  await page.locator('[data-state]', { hasText: 'New messages appear here by themselves.' }).waitFor();
  expect(received.length).toBeGreaterThan(3);
  const leaked = secrets.filter((secret) => received.some((text) => text.includes(secret)));
  expect(leaked).toEqual([]);
  const views = await ask<{ discloses_score: boolean; content: string }>(
    `select v.discloses_score, c.content::text as content from hearken.views v
     join hearken.view_contents c using (institution_id, case_id, content_hash)
     where v.case_id = $1 and v.audience = 'judge'`,
  );
  expect(views.length).toBeGreaterThan(2);
  expect(views.filter(({ discloses_score }) => discloses_score)).toEqual([]);
  expect(views.filter(({ content }) => content.includes(score.model.rationale))).toEqual([]);
  expect(await ask(`select 1 from hearken.trail where case_id = $1 and kind = 'scoreRevealed'`)).toEqual([]);

  await page.getByRole('button', { name: 'Reveal the score' }).click();
  await page.getByRole('heading', { name: /^The score:/ }).waitFor();
  const source = await page.content();
  expect(source).toContain(percent(score.probability));
  expect(source).toContain(percent(score.referenceClass.baseRate));
  expect(await ask(`select 1 from hearken.trail where case_id = $1 and kind = 'scoreRevealed'`)).toHaveLength(1);
  const [last] = await ask<{ discloses_score: boolean }>(
    `select discloses_score from hearken.views where case_id = $1 and audience = 'judge' order by served_at desc limit 1`,
  );
  expect(last).toEqual({ discloses_score: true });
});
