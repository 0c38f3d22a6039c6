import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { connect } from '#db/database.ts';
import { inTransaction, sqlState } from '#db/transaction.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase } from '../../setup/database.ts';

afterEach(() => vi.useRealTimers());

test('a session that nothing used for a minute is used again, with what it has prepared', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { database, drop } = await createTestDatabase();
  const session = async () =>
    (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database)).rows[0]?.pid;
  const first = await session();
  vi.advanceTimersByTime(60_000);
  expect(await session()).toBe(first);
  await drop();
});

test('a statement that a session knows answers as it did at first, also after a failure, and never in columns that have changed', async () => {
  const { url, ownerUrl, drop } = await createTestDatabase();
  await askOwner(
    ownerUrl,
    `create table hearken.seen (number integer, at timestamptz);
     insert into hearken.seen values (2, '2026-03-02 09:00:00+00'), (0, null);
     grant select on hearken.seen to hearken_app`,
  );
  const single = connect(url, 'hearken_app', 1);
  try {
    const alone = (number: number) =>
      sql`select *, 6 / number as share from seen where number = ${number}`.execute(single);
    const inOne = (number: number) =>
      inTransaction(single, { institutionId: 'bank', actor: 'human:somebody' }, (transaction) =>
        sql`select *, 6 / number as share from seen where number = ${number}`.execute(transaction),
      );
    for (let times = 0; times < 8; times++)
      for (const ask of [alone, inOne]) {
        const { rows } = await ask(2);
        expect(rows).toEqual([{ number: 2, at: '2026-03-02T09:00:00.000Z', share: 3 }]);
        expect((await ask(1)).rows).toEqual([]);
        expect(sqlState(await ask(0).catch((error: unknown) => error))).toBe('22012');
      }
    await askOwner(ownerUrl, `alter table hearken.seen add column added text default 'new'`);
    for (const ask of [alone, inOne]) expect(sqlState(await ask(2).catch((error: unknown) => error))).toBe('0A000');
  } finally {
    await single.destroy();
    await drop();
  }
});
