import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { cosignedNote, newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { holdLedger } from '#db/ledger/sequence-entries.ts';
import { readSuccessions, storeSuccession, type LogSuccession } from '#db/ledger/successions.ts';
import { inTransaction } from '#db/transaction.ts';
import { isLedgerKeyInUse } from './ensure-ledger-key-in-use.ts';
import { ensureNotBehind } from './ensure-not-behind.ts';
import { createLog, type Log } from './log.ts';
import type { SigningKey } from './signing-key.ts';
import { ensureReason } from './succeed-ledger.ts';
import type { Witness } from './witness-client.ts';

/**
 * Lets another key sign an institution's ledger: a log under that key takes the place of the present one, with all of its entries. A
 * statement that both keys sign says so. It is stored, every checkpoint of the new log names it, and every evidence file contains it.
 * The present key no longer signs anything in this ledger.
 *
 * @param next the key that signs from now on, and the beginning of the names of all logs
 * @param reason of the operator, in one line of 10 to 500 characters
 * @returns the statement, or `undefined` where nothing is signed yet, or the next key signs already
 * @throws RangeError if the present key is not the one in use, or there is no reason
 */
export async function replaceLedgerKey(
  { database, clock, log, witness }: { database: Database; clock: Clock; log: Log; witness?: Witness },
  next: { key: SigningKey; origin: string },
  institutionId: string,
  reason: string,
): Promise<LogSuccession | undefined> {
  ensureReason(reason);
  if (witness) await ensureNotBehind({ database, log, witness }, institutionId);
  return inTransaction(database, { institutionId, actor: 'system:operator' }, async (transaction) => {
    if (!(await holdLedger(transaction, institutionId)))
      throw new RangeError('a worker is writing this ledger at the moment: try again');
    const newest = await newestCheckpoint(transaction, institutionId);
    if (!newest || (await isLedgerKeyInUse(transaction, institutionId, createLog(next.key, next.origin))))
      return undefined;
    if (!(await isLedgerKeyInUse(transaction, institutionId, log)))
      throw new RangeError(`HEARKEN_LEDGER_KEY does not sign the ledger of ${institutionId}: set it to the key in use`);
    const present = (await readSuccessions(transaction, institutionId)).at(-1);
    const at = await clock(transaction);
    const tree = { size: newest.size, root: newest.root };
    const { number, statement } = log.passOn(institutionId, present, next.key, {
      cosigned: tree,
      kept: tree,
      at,
      reason,
    });
    const succession = { number, statement, cosigned: cosignedNote(newest), begunAt: at };
    await storeSuccession(transaction, institutionId, succession);
    return succession;
  });
}
