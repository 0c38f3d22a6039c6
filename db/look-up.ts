import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** Fewer keys are looked up as PostgreSQL likes. */
const MIN_KEYS = 100;

/**
 * Runs a statement that looks up many keys, each by the index in whose order the statement asks for what it finds.
 *
 * Where statistics are older than most rows, such as right after another import, PostgreSQL expects one row for each key whichever index
 * it takes, and takes the smallest. If that does not hold the key, every look-up reads all rows of the policy, and an import of
 * 100,000 rows takes minutes. Only the right index gives the rows in the order of their keys without sorting them.
 *
 * @param keys how many are looked up
 */
export async function lookUp<T>(transaction: Transaction, keys: number, work: () => Promise<T>): Promise<T> {
  if (keys < MIN_KEYS) return work();
  await sql`select set_config('enable_sort', 'off', true)`.execute(transaction);
  const found = await work();
  // After an error the setting ends with the transaction.
  await sql`select set_config('enable_sort', 'on', true)`.execute(transaction);
  return found;
}
