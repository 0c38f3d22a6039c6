import { sql } from 'kysely';
import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { storeCosignature, storeLedgerKey, newestCheckpoint, newestCosigned } from '#db/ledger/checkpoints.ts';
import { readConsistencyProof } from '#db/ledger/proofs.ts';
import { readSuccessions } from '#db/ledger/successions.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { readTreeHead } from '../verify/checkpoint.ts';
import { readNote } from '../verify/signed-note.ts';
import type { Log } from './log.ts';
import { WitnessRefusal, type Witness } from './witness-client.ts';

/**
 * Asks a witness to cosign the newest checkpoint of an institution's ledger, unless it already has. Only one process asks at a
 * time: two could ask in the wrong order, which would look to the witness like a shrinking log.
 *
 * @throws WitnessRefusal if the witness has seen a tree that this ledger does not extend
 */
export async function askWitness(
  { database, clock, log, witness }: { database: Database; clock: Clock; log: Log; witness: Witness },
  institutionId: string,
): Promise<void> {
  const key = await witness.key();
  await inTransaction(database, { institutionId, actor: 'system:sequencer' }, async (transaction) => {
    if (!(await holdWitness(transaction, institutionId))) return;
    const newest = await newestCheckpoint(transaction, institutionId);
    const cosigned = await newestCosigned(transaction, institutionId, key.name);
    if (!newest || newest.size === cosigned?.size) return;
    const origin = log.originOf(institutionId, (await readSuccessions(transaction, institutionId)).at(-1));
    // A log that ended gets no more cosignatures; the one in its place has not signed anything yet.
    if (readTreeHead(readNote(newest.note).text).origin !== origin) return;
    const ask = async (from: number) => {
      const proof = await readConsistencyProof(transaction, institutionId, from, newest.size);
      return witness.addCheckpoint(from, proof, newest.note);
    };
    let answer = await ask(cosigned?.size ?? 0);
    // The witness has cosigned another checkpoint than the one stored: after a crash, or a backup restored on either side.
    if ('witnessHas' in answer && answer.witnessHas <= newest.size) answer = await ask(answer.witnessHas);
    if ('witnessHas' in answer)
      throw new WitnessRefusal(
        `${origin}: the witness has cosigned ${answer.witnessHas} entries, but the ledger has only ${newest.size}`,
      );
    const { line, at } = answer;
    await storeLedgerKey(transaction, institutionId, 'witness', key.text, await clock(transaction));
    await storeCosignature(transaction, institutionId, newest.size, { witness: key.name, line, at });
  });
}

async function holdWitness(transaction: Transaction, institutionId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`witness ${institutionId}`}, 0)) as held`.execute(transaction);
  return rows[0]?.held === true;
}
