import pg from 'pg';
import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a report that takes long says so and opens again by itself, and then has its figures', async () => {
  await court.decided();
  const auditor = await court.signedIn('auditor@demo');
  const slow = new pg.Client({ connectionString: court.bank.test.ownerUrl });
  await slow.connect();
  await slow.query('begin');
  await slow.query('lock table hearken.decisions in access exclusive mode');
  const waiting = await auditor.get('/audit/reports/override-rate');
  expect(waiting).toMatchObject({ status: 200, headers: { refresh: '3' } });
  expect(waiting.text).toContain('The figures are being computed');
  await slow.query('rollback');
  await slow.end();
  await expect
    .poll(async () => (await auditor.get('/audit/reports/override-rate')).text, { timeout: 20_000 })
    .toContain('Download all figures as CSV');
});
