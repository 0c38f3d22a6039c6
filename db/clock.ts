import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** The one clock that settles races: the moment, RFC 3339 UTC, as of a transaction that already holds its locks. */
export type Clock = (transaction: Transaction) => Promise<string>;

/** PostgreSQL's own clock, in milliseconds. */
export const databaseClock: Clock = async (transaction) => {
  const { rows } = await sql<{ now: string }>`select clock_timestamp() as now`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error('the database did not tell the time');
  return row.now;
};
