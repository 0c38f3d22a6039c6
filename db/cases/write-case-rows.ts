import { sql } from 'kysely';
import { withoutBytes } from '../insert-rows.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Writes rows of cases by one statement with one parameter, whatever their number, in the order that the guards need.
 *
 * @param rows by table, without their institution; `withdrawn_claims` and `dropped_drafts` change and delete rows
 */
export async function writeCaseRows(
  transaction: Transaction,
  institutionId: string,
  rows: Readonly<Record<string, readonly object[]>>,
): Promise<void> {
  const written = Object.entries(rows).filter(([, each]) => each.length > 0);
  if (written.length === 0) return;
  const text = JSON.stringify(Object.fromEntries(written.map(([table, each]) => [table, each.map(withoutBytes)])));
  await sql`select hearken.write_case_rows(${institutionId}, ${text}::jsonb)`.execute(transaction);
}
