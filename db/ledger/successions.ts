import type { Transaction } from '../transaction.ts';

/** A log that took the place of an institution's earlier one, because the database was restored or another key signs. */
export interface LogSuccession {
  /** 2 for the first log that took the place of another. */
  number: number;
  /** The signed statement about the log that ended: C2SP signed-note. */
  statement: string;
  /** The last checkpoint of the log that ended, with its signatures. */
  cosigned: string;
  /** RFC 3339 UTC. */
  begunAt: string;
}

/** Every succession of an institution's logs, the oldest first. */
export async function readSuccessions(transaction: Transaction, institutionId: string): Promise<LogSuccession[]> {
  const rows = await transaction
    .selectFrom('ledger_successions')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('number')
    .execute();
  return rows.map(({ number, statement, cosigned, begun_at: begunAt }) => ({ number, statement, cosigned, begunAt }));
}

/** Stores a succession. The database refuses a number that does not follow the last one. */
export async function storeSuccession(
  transaction: Transaction,
  institutionId: string,
  { number, statement, cosigned, begunAt }: LogSuccession,
): Promise<void> {
  await transaction
    .insertInto('ledger_successions')
    .values({ institution_id: institutionId, number, statement, cosigned, begun_at: begunAt })
    .execute();
}
