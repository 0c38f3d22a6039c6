import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { workingDays } from '#db/audit/working-days.ts';
import { inTransaction } from '#db/transaction.ts';
import { openDatabase } from '../../setup/open-database.ts';

const database = await openDatabase();

const MINUTE = 60;
type Moment = [judge: string, at: string, caseId: string, zone?: string];

/** The days of judges who had these moments. */
async function daysOf(moments: Moment[]) {
  const rows = moments.map(
    ([judge, at, caseId, zone = 'UTC']) => sql`(${judge}::text, ${at}::timestamptz, ${caseId}::text, ${zone}::text)`,
  );
  const relation = sql`(select * from (values ${sql.join(rows)}) given(judge, at, case_id, zone))`;
  const scope = { institutionId: 'demo', actor: 'system:test' };
  return (await inTransaction(database.database, scope, (transaction) => workingDays(relation).execute(transaction)))
    .rows;
}

test('what lies between acts in one hearing counts as work for up to an hour, and between hearings for a quarter', async () => {
  const at = (time: string, caseId: string): Moment => ['judge', `2026-03-02T${time}:00.000Z`, caseId];
  const days = await daysOf([
    at('09:00', 'a'),
    at('09:50', 'a'),
    at('10:00', 'b'),
    at('10:30', 'c'),
    at('11:45', 'c'),
    at('11:50', 'd'),
  ]);
  expect(days).toEqual([
    {
      judge: 'judge',
      day: '2026-03-02',
      from: '2026-03-02T09:00:00.000Z',
      until: '2026-03-02T11:50:00.000Z',
      // From 9 to 10; a moment at 10:30, and from 11:45 to 11:50.
      workSeconds: 65 * MINUTE,
      longestStretchSeconds: 60 * MINUTE,
      pauses: 2,
      pauseSeconds: (30 + 75) * MINUTE,
    },
  ]);
});

test('exactly a quarter of an hour between hearings, and exactly an hour in one, are pauses', async () => {
  const at = (time: string, caseId: string): Moment => ['judge', `2026-03-02T${time}Z`, caseId];
  const pauses = async (...moments: Moment[]) => (await daysOf(moments))[0]?.pauses;
  expect(await pauses(at('09:00:00', 'a'), at('09:14:59.999', 'b'))).toBe(0);
  expect(await pauses(at('09:00:00', 'a'), at('09:15:00', 'b'))).toBe(1);
  expect(await pauses(at('09:00:00', 'a'), at('09:59:59.999', 'a'))).toBe(0);
  expect(await pauses(at('09:00:00', 'a'), at('10:00:00', 'a'))).toBe(1);
});

test('days are each judge’s own, in the zone of the policy, and a night is no work', async () => {
  const days = await daysOf([
    ['judge-2', '2026-03-02T23:50:00Z', 'a', 'Asia/Tokyo'],
    ['judge-1', '2026-03-02T16:00:00Z', 'a'],
    ['judge-1', '2026-03-02T16:20:00Z', 'a'],
    ['judge-1', '2026-03-03T08:00:00Z', 'a'],
    ['judge-1', '2026-03-03T08:10:00Z', 'a'],
    // A stretch over midnight belongs to the day on which it began.
    ['judge-1', '2026-03-03T23:55:00Z', 'a'],
    ['judge-1', '2026-03-04T00:05:00Z', 'b'],
  ]);
  expect(days.map(({ judge, day, workSeconds, pauses }) => [judge, day, workSeconds, pauses])).toEqual([
    ['judge-1', '2026-03-02', 20 * MINUTE, 0],
    ['judge-1', '2026-03-03', 20 * MINUTE, 1],
    ['judge-2', '2026-03-03', 0, 0],
  ]);
});
