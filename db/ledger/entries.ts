import type { Transaction } from '../transaction.ts';

/** An entry of the ledger: the trail entry at an index, and what the tree holds of it. */
export interface LedgerEntry {
  index: number;
  caseId: string;
  seq: number;
  /** Hex; null for an entry from before the ledger. */
  commitment: string | null;
  /** Hex. */
  leafHash: string;
  sequencedAt: string;
}

const entriesOf = (transaction: Transaction, institutionId: string) =>
  transaction
    .selectFrom('ledger_entries as e')
    .innerJoin('trail as t', (join) =>
      join
        .onRef('t.institution_id', '=', 'e.institution_id')
        .onRef('t.case_id', '=', 'e.case_id')
        .onRef('t.seq', '=', 'e.seq'),
    )
    .select(['e.entry_index', 'e.case_id', 'e.seq', 't.commitment', 'e.leaf_hash', 'e.sequenced_at'])
    .where('e.institution_id', '=', institutionId)
    .orderBy('e.entry_index');

type Row = Awaited<ReturnType<ReturnType<typeof entriesOf>['execute']>>[number];

const toEntry = (row: Row): LedgerEntry => ({
  index: Number(row.entry_index),
  caseId: row.case_id,
  seq: row.seq,
  commitment: row.commitment,
  leafHash: row.leaf_hash.toString('hex'),
  sequencedAt: row.sequenced_at,
});

/** The entry at an index, or `undefined` if the ledger is shorter. */
export async function readLedgerEntry(
  transaction: Transaction,
  institutionId: string,
  index: number,
): Promise<LedgerEntry | undefined> {
  const row = await entriesOf(transaction, institutionId).where('e.entry_index', '=', String(index)).executeTakeFirst();
  return row && toEntry(row);
}

/** Entries from an index on, or those of one case. */
export async function listLedgerEntries(
  transaction: Transaction,
  institutionId: string,
  { from, limit, caseId }: { from: number; limit: number; caseId?: string | undefined },
): Promise<LedgerEntry[]> {
  let query = entriesOf(transaction, institutionId).where('e.entry_index', '>=', String(from)).limit(limit);
  if (caseId !== undefined) query = query.where('e.case_id', '=', caseId);
  return (await query.execute()).map(toEntry);
}
