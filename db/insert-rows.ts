import { sql, type Insertable, type Selectable } from 'kysely';
import type { Schema } from './schema.ts';
import type { Transaction } from './transaction.ts';

/** A row to insert, with its JSON columns as values, not as texts. */
export type Row<Table extends keyof Schema> = {
  [Column in keyof Insertable<Schema[Table]> & keyof Selectable<Schema[Table]>]: Selectable<Schema[Table]>[Column];
};

/**
 * Inserts rows in the order given, by one statement with one parameter, whatever their number; does nothing if there
 * are none. Every row names the same columns.
 */
export async function insertRows<Table extends keyof Schema>(
  transaction: Transaction,
  table: Table,
  rows: readonly Partial<Row<Table>>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = sql.join(Object.keys(first).map((column) => sql.ref(column)));
  const text = JSON.stringify(rows.map(withoutBytes));
  await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${text}::jsonb)`.execute(transaction);
}

/** A row with its bytes as PostgreSQL reads them from text. */
export function withoutBytes(row: object): Record<string, unknown> {
  const values = { ...row } as Record<string, unknown>;
  for (const [column, value] of Object.entries(values))
    if (Buffer.isBuffer(value)) values[column] = `\\x${value.toString('hex')}`;
  return values;
}
