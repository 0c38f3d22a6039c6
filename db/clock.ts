import { sql, type RawBuilder } from 'kysely';
import type { Transaction } from './transaction.ts';

/** The clock that settles races: the current time, RFC 3339 UTC, read in a transaction that already holds its locks. */
export interface Clock {
  (transaction: Transaction): Promise<string>;
  /** The same time as an SQL expression, if the clock is PostgreSQL's own. */
  expression?: RawBuilder<string>;
}

/** PostgreSQL's own clock, in milliseconds. */
export const databaseClock: Clock = Object.assign(readDatabaseClock, { expression: sql<string>`clock_timestamp()` });

async function readDatabaseClock(transaction: Transaction): Promise<string> {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('the database did not tell the time');
  return row.now;
}
