import { checkpointOfSize, cosignedNote, readLedgerKeys } from '#db/ledger/checkpoints.ts';
import type { Transaction } from '#db/transaction.ts';
import { readTreeHead } from '../verify/checkpoint.ts';
import { readNote, signedBy } from '../verify/signed-note.ts';
import { readVerifierKey } from '../verify/verifier-key.ts';

/** The sizes of all signed trees, in ascending order. */
export async function signedSizes(transaction: Transaction, institutionId: string): Promise<number[]> {
  const rows = await transaction
    .selectFrom('ledger_checkpoints')
    .select('size')
    .where('institution_id', '=', institutionId)
    .orderBy('size')
    .execute();
  return rows.map(({ size }) => Number(size));
}

/** Signed trees that a witness has cosigned, the smallest first. */
export async function cosignedSizes(
  transaction: Transaction,
  institutionId: string,
): Promise<{ size: number; at: string }[]> {
  const rows = await transaction
    .selectFrom('ledger_cosignatures')
    .select(({ fn }) => ['size', fn.max('cosigned_at').as('at')])
    .where('institution_id', '=', institutionId)
    .groupBy('size')
    .orderBy('size')
    .execute();
  return rows.map(({ size, at }) => ({ size: Number(size), at }));
}

/**
 * What is wrong with the checkpoint of a size.
 *
 * @param root of the tree of that size; `undefined` where the ledger does not have so many entries
 */
export async function examineCheckpoint(
  transaction: Transaction,
  institutionId: string,
  size: number,
  root: Buffer | undefined,
): Promise<string[]> {
  const checkpoint = await checkpointOfSize(transaction, institutionId, size);
  if (!checkpoint) return [];
  if (root === undefined) return [`the checkpoint of ${size} entries is larger than the ledger`];
  const faults: string[] = [];
  if (!checkpoint.root.equals(root)) faults.push(`the checkpoint of ${size} entries has another root than the tree`);
  const keys = await readLedgerKeys(transaction, institutionId);
  try {
    const note = readNote(cosignedNote(checkpoint));
    const head = readTreeHead(note.text);
    if (head.size !== size || !head.root.equals(root))
      faults.push(`the signed note of the checkpoint of ${size} entries says something else than the tree`);
    const signed = keys.map(({ role, verifierKey }) => ({
      role,
      ...signedBy(note, readVerifierKey(verifierKey)),
    }));
    if (signed.some(({ is }) => is === 'wrong'))
      faults.push(`a signature on the checkpoint of ${size} entries is wrong`);
    const times = signed.flatMap((each) => ('at' in each ? (each.at ?? []) : []));
    if (checkpoint.cosignatures.some(({ at }) => !times.some((time) => Date.parse(time) === Date.parse(at))))
      faults.push(`a witness did not cosign the checkpoint of ${size} entries at the time that is stored`);
    if (!signed.some(({ role, is }) => role === 'log' && is === 'valid'))
      faults.push(`the checkpoint of ${size} entries is not signed by a key of the log`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.push(`the checkpoint of ${size} entries cannot be read: ${error.message}`);
  }
  return faults;
}
