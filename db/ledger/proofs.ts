import type { Transaction } from '../transaction.ts';
import { readFolds } from './read-nodes.ts';
import { consistencyPath, coverOf, inclusionPath } from './tree.ts';

/** The root of the tree of the first `size` entries, for a size that the ledger has. */
export async function readRoot(transaction: Transaction, institutionId: string, size: number): Promise<Buffer> {
  const [root] = await readFolds(transaction, institutionId, [coverOf(0, size)]);
  if (!root) throw new Error('a fold has no hash');
  return root;
}

/**
 * The proofs that entries are in the tree of the first `size`, in the order of the indices, which are below `size`.
 * Each lists hashes from the leaf's sibling upwards (RFC 6962, section 2.1.1).
 */
export async function readInclusionProofs(
  transaction: Transaction,
  institutionId: string,
  indices: readonly number[],
  size: number,
): Promise<Buffer[][]> {
  const paths = indices.map((index) => inclusionPath(index, size));
  const hashes = await readFolds(transaction, institutionId, paths.flat());
  return paths.map((path) => hashes.splice(0, path.length));
}

/**
 * The proof that the tree of the first `to` entries extends that of the first `from` (RFC 6962, section 2.1.2). Empty
 * if the two are the same, or if the earlier one is empty.
 *
 * @param from 0 <= from <= to, and the ledger has `to`
 */
export async function readConsistencyProof(
  transaction: Transaction,
  institutionId: string,
  from: number,
  to: number,
): Promise<Buffer[]> {
  return from === 0 ? [] : readFolds(transaction, institutionId, consistencyPath(from, to));
}
