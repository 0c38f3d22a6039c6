import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
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
