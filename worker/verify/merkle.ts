import { createHash } from 'node:crypto';

/** Verification of proofs as described by RFC 9162, independent of the code that produces the proofs. */
const hashPair = (left: Buffer, right: Buffer): Buffer =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest();

/** SHA-256 over 0x00 and a leaf's data. */
export const hashLeaf = (data: Buffer): Buffer => createHash('sha256').update(Buffer.of(0)).update(data).digest();

const EMPTY_ROOT = createHash('sha256').digest();
const HASH_BYTES = 32;
const isOdd = (number: number): boolean => number % 2 === 1;
const half = (number: number): number => Math.floor(number / 2);
const areHashes = (hashes: readonly Buffer[]): boolean => hashes.every((hash) => hash.length === HASH_BYTES);

/** A claim that a tree with a given root has a leaf at an index. */
export interface Inclusion {
  index: number;
  size: number;
  leafHash: Buffer;
  proof: readonly Buffer[];
  root: Buffer;
}

/** Whether a proof shows that a leaf is in a tree (RFC 9162, section 2.1.3.2). */
export function isIncluded({ index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  if (!areHashes([...proof, leafHash, root])) return false;
  let [place, last] = [index, size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = hashPair(sibling, hash);
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    } else hash = hashPair(hash, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** A claim that the tree of size `to` is the tree of size `from` with leaves appended. */
export interface Consistency {
  from: number;
  fromRoot: Buffer;
  to: number;
  toRoot: Buffer;
  proof: readonly Buffer[];
}

/**
 * Whether a proof shows that one tree extends another (RFC 9162, section 2.1.4.2). Every tree extends the empty one, which needs
 * no proof.
 */
export function isConsistent({ from, fromRoot, to, toRoot, proof }: Consistency): boolean {
  if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to) return false;
  if (!areHashes([...proof, fromRoot, toRoot])) return false;
  if (from === 0 && !fromRoot.equals(EMPTY_ROOT)) return false;
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot);
  if (from === 0) return proof.length === 0;
  const isComplete = Number.isInteger(Math.log2(from));
  const [seed, ...path] = isComplete ? [fromRoot, ...proof] : proof;
  if (seed === undefined) return false;
  let [place, last] = [from - 1, to - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [older, newer] = [seed, seed];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      [older, newer] = [hashPair(sibling, older), hashPair(sibling, newer)];
      while (!isOdd(place) && place > 0) [place, last] = [half(place), half(last)];
    } else newer = hashPair(newer, sibling);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && older.equals(fromRoot) && newer.equals(toRoot);
}
