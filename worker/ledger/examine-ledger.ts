import { oldestWaiting } from '#db/ledger/sequence-entries.ts';
import { foldHashes, type Node } from '#db/ledger/tree.ts';
import { cosignedSizes, examineCheckpoint, signedSizes } from './examine-checkpoints.ts';
import { examineCases, examinePolicies } from './examine-cases.ts';
import {
  describeEntry,
  findMisplaced,
  findPlantedNodes,
  readEntries,
  readStoredNodes,
  type PlacedEntry,
} from './examine-entries.ts';
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
 * Compares an institution's ledger with its trails, its cases and what is stored beside them with their trails, every stored node
 * with its children, and every checkpoint with the tree, its signature and the age of the entries behind it. Reads in batches, and
 * changes nothing.
 *
 * @param now RFC 3339 UTC
 */
export async function examineLedger(transaction: Transaction, institutionId: string, now: string): Promise<Examined> {
  const faults = [
    ...(await findMisplaced(transaction, institutionId)),
    ...(await examineCases(transaction, institutionId)),
    ...(await examinePolicies(transaction, institutionId)),
  ];
  const cosigned = await cosignedSizes(transaction, institutionId);
  const roots = new Map<number, Buffer | undefined>();
  for (const signed of await signedSizes(transaction, institutionId)) roots.set(signed, undefined);
  let size = 0;
  const stack: Buffer[] = [];
  for (;;) {
    const entries = await readEntries(transaction, institutionId, { from: size, limit: BATCH });
    if (entries.length === 0) break;
    const complete: Node[] = [];
    for (const entry of entries) {
      faults.push(...describeEntry(institutionId, entry), ...describeAge(entry, size, cosigned));
      complete.push(...addLeaf(stack, size, entry.leaf));
      size += 1;
      if (roots.has(size)) roots.set(size, foldHashes(stack));
    }
    faults.push(...(await compareNodes(transaction, institutionId, complete)));
  }
  faults.push(...(await findPlantedNodes(transaction, institutionId, size)));
  for (const [signed, root] of roots)
    faults.push(...(await examineCheckpoint(transaction, institutionId, signed, root)));
  const waiting = await oldestWaiting(transaction, institutionId);
  if (waiting !== undefined && Date.parse(waiting) < Date.parse(now) - MERGE_DELAY_MILLISECONDS)
    faults.push(`an entry written at ${waiting} still waits for its place`);
  return { entries: size, faults };
}

/** Whether an entry stands behind a tree that it is older than; `cosigned` loses the trees that later entries are not behind. */
function describeAge(
  { caseId, seq, trail }: PlacedEntry,
  size: number,
  cosigned: { size: number; at: string }[],
): string[] {
  while (cosigned[1] && cosigned[1].size <= size) cosigned.shift();
  const [before] = cosigned;
  if (!trail || !before || before.size > size) return [];
  if (Date.parse(trail.at) >= Date.parse(before.at) - MERGE_DELAY_MILLISECONDS) return [];
  return [
    `entry ${seq} of case ${caseId} is dated long before the checkpoint of ${before.size} entries, which lacks it`,
  ];
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
