import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { newestCosigned } from '#db/ledger/checkpoints.ts';
import { holdLedger } from '#db/ledger/sequence-entries.ts';
import { readSuccessions, storeSuccession, type LogSuccession } from '#db/ledger/successions.ts';
import { inTransaction } from '#db/transaction.ts';
import { readNote, signedBy } from '../verify/signed-note.ts';
import { readVerifierKey } from '../verify/verifier-key.ts';
import { hasTree } from './ensure-not-behind.ts';
import type { Log } from './log.ts';
import type { LastCosigned, Witness } from './witness-client.ts';

/** A reason in one line, so that it can be part of a signed note. */
const REASON = /^(?! )[^\p{Cc}\p{Cs}\ufffd]{10,500}(?<! )$/u;
const EMPTY_ROOT = Buffer.from('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'hex');

/**
 * Begins a new log in place of an institution's current one, because the database was restored to a state before the
 * last tree that a witness cosigned. A signed statement says which tree that was and how much of it is left. The
 * statement is stored, every checkpoint of the new log names it, and every evidence file contains it. Entries, and
 * everything that was signed before, stay.
 *
 * @param reason of the operator, in one line of 10 to 500 characters
 * @throws RangeError if the ledger does extend what the witness cosigned, or there is no reason
 */
export async function succeedLedger(
  { database, clock, log, witness }: { database: Database; clock: Clock; log: Log; witness: Witness },
  institutionId: string,
  reason: string,
): Promise<LogSuccession> {
  ensureReason(reason);
  const { name } = await witness.key();
  return inTransaction(database, { institutionId, actor: 'system:operator' }, async (transaction) => {
    if (!(await holdLedger(transaction, institutionId)))
      throw new RangeError('a worker is writing this ledger at the moment: try again');
    const present = (await readSuccessions(transaction, institutionId)).at(-1);
    const origin = log.originOf(institutionId, present);
    const last = await witness.last(origin);
    if (!last) throw new RangeError(`the witness has cosigned nothing of ${origin}: there is nothing to succeed`);
    ensureSigned(last, log.verifierKeyOf(institutionId, present));
    if (await hasTree(transaction, institutionId, last))
      throw new RangeError(`${origin} has the ${last.size} entries that the witness has cosigned: nothing is lost`);
    const kept = await newestCosigned(transaction, institutionId, name);
    const at = await clock(transaction);
    const { number, statement } = log.succeed(institutionId, present, {
      cosigned: last,
      kept: { size: kept?.size ?? 0, root: kept?.root ?? EMPTY_ROOT },
      at,
      reason,
    });
    const succession = { number, statement, cosigned: last.note, begunAt: at };
    await storeSuccession(transaction, institutionId, succession);
    return succession;
  });
}

/**
 * Throws unless a reason can be part of a signed note.
 *
 * @throws RangeError
 */
export function ensureReason(reason: string): void {
  if (!REASON.test(reason)) throw new RangeError('give a reason in one line of 10 to 500 characters');
}

function ensureSigned({ note }: LastCosigned, logKey: string): void {
  if (signedBy(readNote(note), readVerifierKey(logKey)).is !== 'valid')
    throw new RangeError('HEARKEN_LEDGER_KEY has not signed what the witness cosigned: set it to the key in use');
}
