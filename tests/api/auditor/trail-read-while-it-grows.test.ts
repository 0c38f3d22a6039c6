import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();
const owner = new pg.Client({ connectionString: court.bank.test.ownerUrl });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

test('a case whose trail grows while an auditor reads it folds to its state', async () => {
  const { app, scene } = court;
  const one = await court.opened();
  await owner.query('begin');
  // The reader has the case's row and waits for the places of its entries in the ledger.
  await owner.query('lock table hearken.ledger_entries in access exclusive mode');
  const reading = app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`);
  await expect.poll(readersWaiting).toBe(1);
  await scene.claim(one);
  await owner.query('commit');

  const { body } = await reading;
  expect(body.folded).toEqual(body.stored);
});

async function readersWaiting(): Promise<number> {
  const { rows } = await owner.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_locks
      where not granted and relation = 'hearken.ledger_entries'::regclass`,
  );
  return rows[0]?.waiting ?? 0;
}
