import { newestCheckpoint, newestCosigned, readLedgerKeys, type CosignedCheckpoint } from '../ledger/checkpoints.ts';
import { readLedgerSize } from '../ledger/sequence-entries.ts';
import { readSuccessions, type LogSuccession } from '../ledger/successions.ts';
import type { LedgerRole } from '../schema/ledger.ts';
import type { Transaction } from '../transaction.ts';

/** The status of an institution's ledger. */
export interface LedgerStatus {
  /** Entries that have an index, signed or not. */
  entries: number;
  /** Entries of trails that have no index yet. They will get one shortly; nothing is missing. */
  pending: { entries: number; oldest: string | null };
  /** The newest checkpoint; null before the first. */
  newest: CosignedCheckpoint | null;
  /** The newest one that a witness has cosigned; older than `newest` while the witness does not respond, or refuses. */
  cosigned: CosignedCheckpoint | null;
  keys: { role: LedgerRole; verifierKey: string; addedAt: string }[];
  /** Logs that took the place of earlier ones, the oldest first. */
  successions: LogSuccession[];
}

/** Reads the status of an institution's ledger: its newest checkpoints, pending entries, and the public keys to verify it. */
export async function readLedgerStatus(transaction: Transaction, institutionId: string): Promise<LedgerStatus> {
  const pending = await transaction
    .selectFrom('ledger_pending as p')
    .innerJoin('trail as t', (join) =>
      join
        .onRef('t.institution_id', '=', 'p.institution_id')
        .onRef('t.case_id', '=', 'p.case_id')
        .onRef('t.seq', '=', 'p.seq'),
    )
    .select(({ fn }) => [fn.countAll<string>().as('entries'), fn.min('t.at').as('oldest')])
    .where('p.institution_id', '=', institutionId)
    .executeTakeFirstOrThrow();
  return {
    entries: await readLedgerSize(transaction, institutionId),
    pending: { entries: Number(pending.entries), oldest: pending.oldest },
    newest: (await newestCheckpoint(transaction, institutionId)) ?? null,
    cosigned: (await newestCosigned(transaction, institutionId)) ?? null,
    keys: await readLedgerKeys(transaction, institutionId),
    successions: await readSuccessions(transaction, institutionId),
  };
}
