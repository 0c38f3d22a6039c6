import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, section 2.1, over leaf hashes. A complete subtree is a node (level, index): it covers
 * 2^level leaves from index × 2^level on. Nodes never change once they are complete, so they are stored, and the roots
 * and proofs of a tree of any size are computed from few of them.
 */
export interface NodePlace {
  level: number;
  index: number;
}

/** Nodes whose hashes, folded from the last to the first, give the hash of a subtree that may be incomplete. */
export type Fold = NodePlace[];

/** The root of the tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT = createHash('sha256').digest();

/** The hash of an inner node: SHA-256 over 0x01 and its two children. */
const hashChildren = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

/**
 * The complete subtrees that the leaves from `first` up to `end` consist of, from left to right.
 *
 * @param first divisible by the largest power of two that is not more than the number of leaves, as in every RFC 6962 tree
 */
export function coverOf(first: number, end: number): Fold {
  const cover: Fold = [];
  let start = first;
  for (let rest = end - first; rest > 0;) {
    const level = Math.floor(Math.log2(rest));
    const width = 2 ** level;
    cover.push({ level, index: start / width });
    start += width;
    rest -= width;
  }
  return cover;
}

/** The audit path of a leaf, from its sibling up to a child of the root (RFC 6962, section 2.1.1). */
export function inclusionPath(index: number, size: number): Fold[] {
  const path: Fold[] = [];
  let [first, end] = [0, size];
  while (end - first > 1) {
    const middle = first + splitOf(end - first);
    if (index < middle) {
      path.push(coverOf(middle, end));
      end = middle;
    } else {
      path.push(coverOf(first, middle));
      first = middle;
    }
  }
  return path.reverse();
}

/** The proof that the tree of size `to` extends the tree of size `from`, 0 < from <= to (RFC 6962, section 2.1.2). */
export function consistencyPath(from: number, to: number): Fold[] {
  const path: Fold[] = [];
  let [first, end] = [0, to];
  while (end !== from) {
    const middle = first + splitOf(end - first);
    if (from <= middle) {
      path.push(coverOf(middle, end));
      end = middle;
    } else {
      path.push(coverOf(first, middle));
      first = middle;
    }
  }
  // A subtree that begins at the first leaf is the old tree itself, whose root the verifier already has.
  if (first > 0) path.push(coverOf(first, end));
  return path.reverse();
}

/** The largest power of two that is smaller than a number of leaves, which is at least 2. */
function splitOf(count: number): number {
  const width = 2 ** Math.floor(Math.log2(count));
  return width === count ? width / 2 : width;
}

/** The hash that a fold stands for. */
export function foldHashes(hashes: readonly Buffer[]): Buffer {
  const [last, ...before] = hashes.toReversed();
  if (last === undefined) return EMPTY_ROOT;
  return before.reduce((right, left) => hashChildren(left, right), last);
}

/** A complete node with its hash. */
export interface Node extends NodePlace {
  hash: Buffer;
}

/**
 * The inner nodes that become complete when leaves are added to a tree.
 *
 * @param edge hashes of `coverOf(0, size)`
 */
export function completeNodes(size: number, edge: readonly Buffer[], leaves: readonly Buffer[]): Node[] {
  const stack = [...edge];
  const nodes: Node[] = [];
  for (const [place, leaf] of leaves.entries()) {
    let hash = leaf;
    // Two adjacent subtrees of the same width form one of twice the width.
    for (let index = size + place, level = 1; index % 2 === 1; level += 1) {
      const left = stack.pop();
      if (left === undefined) throw new RangeError(`a tree of ${size} leaves has no edge of ${edge.length} nodes`);
      hash = hashChildren(left, hash);
      index = (index - 1) / 2;
      nodes.push({ level, index, hash });
    }
    stack.push(hash);
  }
  return nodes;
}
