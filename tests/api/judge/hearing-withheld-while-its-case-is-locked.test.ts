import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { openAppWithEngine } from '../open-app.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const { app, engine } = await openAppWithEngine();

test('a judge who asks while the subject of the only hearing is writing waits for a moment, and then gets it', async () => {
  const [caseId = ''] = await openCases(app, [80], 'locked');
  await (await caseIn(app, caseId)).claimed();
  const asked = await inTransaction(
    engine.test.database,
    { institutionId: 'demo', actor: 'human:test' },
    async (transaction) => {
      await transaction.selectFrom('cases').select('seq').where('case_id', '=', caseId).forUpdate().execute();
      const answer = app.call('judge-1@demo', 'POST /v1/hearings/next');
      await sql`select pg_sleep(0.5)`.execute(transaction);
      return { answer };
    },
  );
  const { status, body } = await asked.answer;
  expect([status, body?.caseId]).toEqual([200, caseId]);
});
