import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { storeCheckpoint, storeLedgerKey, newestCheckpoint } from '#db/ledger/checkpoints.ts';
import { readConsistencyProof, readRoot } from '#db/ledger/proofs.ts';
import {
  holdLedger,
  listLedgersBehind,
  oldestWaiting,
  readLedgerSize,
  sequenceEntries,
} from '#db/ledger/sequence-entries.ts';
import { readSuccessions } from '#db/ledger/successions.ts';
import { inTransaction } from '#db/transaction.ts';
import { askWitness } from './ledger/ask-witness.ts';
import { isLedgerKeyInUse } from './ledger/ensure-ledger-key-in-use.ts';
import { ensureNotBehind } from './ledger/ensure-not-behind.ts';
import type { Log } from './ledger/log.ts';
import type { Witness } from './ledger/witness-client.ts';
import { MERGE_DELAY_MILLISECONDS } from './verify/merge-delay.ts';
import { isConsistent } from './verify/merkle.ts';
import { poll } from './poll.ts';

export interface SequencerDependencies {
  database: Database;
  clock: Clock;
  log: Log;
  /** The witness that cosigns; none by default. */
  witness?: Witness;
  /** Maximum number of entries in one transaction. Default 2000. */
  batch?: number;
}

const SCOPE = { actor: 'system:sequencer' };
const BATCH = 2_000;

/** The ledger does not extend the tree that was signed before, or another key signs it. An operator has to investigate. */
class LedgerBroken extends Error {
  override name = 'LedgerBroken';
}

/**
 * Brings every institution's ledger up to date with its trails: sequences pending entries, signs the committed tree, and asks
 * the witness to cosign it. A failure in one ledger does not hold up the others. Safe to run in many processes at once.
 *
 * @returns how many entries were sequenced
 * @throws AggregateError with all failures, once the others are done
 */
export async function runSequencer(dependencies: SequencerDependencies): Promise<number> {
  const errors: unknown[] = [];
  let taken = 0;
  const { database, clock, log, witness } = dependencies;
  for (const institutionId of await listLedgersBehind(database, witness !== undefined)) {
    try {
      taken += await sequenceInstitution(dependencies, institutionId);
      if (witness) await ensureNotBehind({ database, log, witness }, institutionId);
      await signCheckpoint(dependencies, institutionId);
      if (witness) await askWitness({ database, clock, log, witness }, institutionId);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `the ledger: ${errors.map(String).join('; ')}`);
  return taken;
}

/**
 * Polls the sequencer, with a pause after each run. A failure is retried, and reported once for as long as it stays the same.
 */
export function pollSequencer(
  dependencies: SequencerDependencies,
  everyMilliseconds: number,
): { stop: () => Promise<void> } {
  let failing = '';
  return poll(async () => {
    try {
      await runSequencer(dependencies);
      failing = '';
    } catch (error) {
      const message = describeFault(error);
      if (message !== failing) process.emitWarning(`${message}; retrying`);
      failing = message;
    }
  }, everyMilliseconds);
}

async function sequenceInstitution(
  { database, clock, batch = BATCH }: SequencerDependencies,
  institutionId: string,
): Promise<number> {
  let all = 0;
  for (;;) {
    const taken = await inTransaction(database, { institutionId, ...SCOPE }, async (transaction) =>
      (await holdLedger(transaction, institutionId))
        ? sequenceEntries(transaction, institutionId, await clock(transaction), batch)
        : 0,
    );
    all += taken;
    if (taken < batch) return all;
  }
}

/**
 * Signs the tree of all committed entries, in a transaction of its own, so that nothing is ever signed that a crash could roll
 * back. The tree has to extend the one that was signed before. While an entry that was written long ago still waits, nothing is
 * signed, so that no entry stands behind a tree that it should be in.
 */
async function signCheckpoint({ database, clock, log }: SequencerDependencies, institutionId: string): Promise<void> {
  await inTransaction(database, { institutionId, ...SCOPE }, async (transaction) => {
    if (!(await holdLedger(transaction, institutionId))) return;
    const size = await readLedgerSize(transaction, institutionId);
    const before = await newestCheckpoint(transaction, institutionId);
    if (size === (before?.size ?? 0)) return;
    const waiting = await oldestWaiting(transaction, institutionId);
    const at = await clock(transaction);
    if (waiting !== undefined && Date.parse(waiting) < Date.parse(at) - MERGE_DELAY_MILLISECONDS / 2) return;
    const root = await readRoot(transaction, institutionId, size);
    if (before) {
      const { size: from, root: fromRoot } = before;
      const proof = from < size ? await readConsistencyProof(transaction, institutionId, from, size) : [];
      if (!isConsistent({ from, fromRoot, to: size, toRoot: root, proof }))
        throw new LedgerBroken(
          `the ledger of ${institutionId} has ${size} entries that do not extend the ${from} signed before: nothing is signed`,
        );
    }
    if (!(await isLedgerKeyInUse(transaction, institutionId, log)))
      throw new LedgerBroken(
        `another key than HEARKEN_LEDGER_KEY signs the ledger of ${institutionId}: start the worker with the one in use`,
      );
    const successor = (await readSuccessions(transaction, institutionId)).at(-1);
    await storeLedgerKey(transaction, institutionId, 'log', log.verifierKeyOf(institutionId, successor), at);
    const note = log.sign(institutionId, { size, root }, successor);
    await storeCheckpoint(transaction, institutionId, { size, root, note, signedAt: at });
  });
}
