import { oldestWaiting } from '#db/ledger/sequence-entries.ts';
import { foldHashes, type Node } from '#db/ledger/tree.ts';
import { examineCheckpoint, signedSizes } from './examine-checkpoints.ts';
import { describeEntry, findMisplaced, readEntries, readStoredNodes } from './examine-entries.ts';
import type { Transaction } from '#db/transaction.ts';
import { MERGE_DELAY_MILLISECONDS } from '../verify/merge-delay.ts';

const BATCH = 5_000;

export interface Examined {
  /** How many entries have a place. */
  entries: number;
  /** What is wrong, a sentence each. */
  faults: string[];
}

/**
 * Compares an institution's ledger with its trails, every stored node with its children, and every checkpoint with the tree and
 * its signature. Reads in batches, and changes nothing.
 *
 * @param now RFC 3339 UTC
 */
export async function examineLedger(transaction: Transaction, institutionId: string, now: string): Promise<Examined> {
  const faults = await findMisplaced(transaction, institutionId);
  const roots = new Map<number, Buffer | undefined>();
  for (const signed of await signedSizes(transaction, institutionId)) roots.set(signed, undefined);
  let size = 0;
  const stack: Buffer[] = [];
  for (;;) {
    const entries = await readEntries(transaction, institutionId, { from: size, limit: BATCH });
    if (entries.length === 0) break;
    const complete: Node[] = [];
    for (const entry of entries) {
      faults.push(...describeEntry(institutionId, entry));
      complete.push(...addLeaf(stack, size, entry.leaf));
      size += 1;
      if (roots.has(size)) roots.set(size, foldHashes(stack));
    }
    faults.push(...(await compareNodes(transaction, institutionId, complete)));
  }
  for (const [signed, root] of roots)
    faults.push(...(await examineCheckpoint(transaction, institutionId, signed, root)));
  const waiting = await oldestWaiting(transaction, institutionId);
  if (waiting !== undefined && Date.parse(waiting) < Date.parse(now) - MERGE_DELAY_MILLISECONDS)
    faults.push(`an entry written at ${waiting} still waits for its place`);
  return { entries: size, faults };
}

/** Adds a leaf to a tree of `size` leaves, given by its complete subtrees; gives the nodes that become complete. */
function addLeaf(stack: Buffer[], size: number, leaf: Buffer): Node[] {
  const nodes: Node[] = [];
  let hash = leaf;
  for (let index = size, level = 1; index % 2 === 1; level += 1) {
    index = (index - 1) / 2;
    hash = foldHashes([...stack.splice(-1), hash]);
    nodes.push({ level, index, hash });
  }
  stack.push(hash);
  return nodes;
}

async function compareNodes(
  transaction: Transaction,
  institutionId: string,
  complete: readonly Node[],
): Promise<string[]> {
  const stored = await readStoredNodes(transaction, institutionId, complete);
  return complete.flatMap(({ level, index, hash }) => {
    const found = stored.get(`${level} ${index}`);
    if (found === undefined) return [`node ${index} of level ${level} is missing`];
    return found.equals(hash) ? [] : [`node ${index} of level ${level} is not the hash of its children`];
  });
}
