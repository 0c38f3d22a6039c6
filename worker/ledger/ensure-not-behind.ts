import type { Database } from '#db/database.ts';
import { newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { readRoot } from '#db/ledger/proofs.ts';
import { readLedgerSize } from '#db/ledger/sequence-entries.ts';
import { readSuccessions } from '#db/ledger/successions.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { Log } from './log.ts';
import type { LastCosigned, Witness } from './witness-client.ts';

/**
 * The database lacks entries that a witness has cosigned: it was restored to an earlier state. An operator has to
 * decide how to continue.
 */
class LedgerBehind extends Error {
  override name = 'LedgerBehind';
}

/**
 * Throws if a witness has cosigned a tree that this ledger does not have. A checkpoint is committed before the witness
 * is asked, so the database must have been restored to an earlier state, and anything signed now would contradict what
 * others hold.
 *
 * A witness that does not answer does not hold this up: what it later refuses is not cosigned.
 *
 * @throws LedgerBehind
 */
export async function ensureNotBehind(
  { database, log, witness }: { database: Database; log: Log; witness: Witness },
  institutionId: string,
): Promise<void> {
  const scope = { institutionId, actor: 'system:sequencer' };
  const successor = await inTransaction(database, scope, async (transaction) =>
    (await readSuccessions(transaction, institutionId)).at(-1),
  );
  const origin = log.originOf(institutionId, successor);
  const seen = await witness.last(origin).catch(() => undefined);
  if (!seen) return;
  // Read after the witness was asked, so that checkpoints that another process signs meanwhile are included.
  const isHere = await inTransaction(database, scope, async (transaction) => {
    const newest = await newestCheckpoint(transaction, institutionId);
    return (newest && newest.size >= seen.size) || hasTree(transaction, institutionId, seen);
  });
  if (!isHere)
    throw new LedgerBehind(
      `${origin}: the witness has cosigned ${seen.size} entries that this database does not have. It was restored to an earlier state, so nothing is signed: restore a later state, or run npx hearken ledger succeed`,
    );
}

/** Whether the first entries of a ledger form a given tree. */
export async function hasTree(
  transaction: Transaction,
  institutionId: string,
  { size, root }: Pick<LastCosigned, 'size' | 'root'>,
): Promise<boolean> {
  if ((await readLedgerSize(transaction, institutionId)) < size) return false;
  return (await readRoot(transaction, institutionId, size)).equals(root);
}
