import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completeNodes,
  consistencyPath,
  coverOf,
  EMPTY_ROOT,
  foldHashes,
  inclusionPath,
  type Fold,
} from '#db/ledger/tree.ts';
import { hashLeaf, isConsistent, isIncluded } from '#worker/verify/merkle.ts';
import { leafHashOf, pathOf, proofOf, rootOf } from '../../setup/naive-tree.ts';

const MAX = 300;
const leaves = Array.from({ length: MAX }, (_, index) => leafHashOf(Buffer.from(`leaf ${index}`)));

/** A tree grown as the sequencer grows it: in batches, with nothing kept but complete nodes. */
function grow(batches: readonly number[]): (folds: readonly Fold[]) => Buffer[] {
  const kept = new Map(leaves.map((hash, index) => [`0 ${index}`, hash]));
  const hashesOf = (folds: readonly Fold[]) =>
    folds.map((fold) => foldHashes(fold.map(({ level, index }) => kept.get(`${level} ${index}`)!)));
  let size = 0;
  for (const batch of batches) {
    const edge = hashesOf(coverOf(0, size).map((place) => [place]));
    for (const { level, index, hash } of completeNodes(size, edge, leaves.slice(size, size + batch)))
      kept.set(`${level} ${index}`, hash);
    size += batch;
  }
  return hashesOf;
}

const whole = grow([MAX]);
const roots = Array.from({ length: MAX + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
const base64 = (hashes: readonly Buffer[]) => hashes.map((hash) => hash.toString('base64'));

describe('a tree of stored nodes', () => {
  test('has the roots that the definition gives, at every size', () => {
    expect(EMPTY_ROOT).toEqual(createHash('sha256').digest());
    for (let size = 0; size <= MAX; size += 1) expect(whole([coverOf(0, size)])[0]).toEqual(roots[size]);
  });

  test('has the proofs that the definition gives, and each proves its own claim', { timeout: 240_000 }, () => {
    for (let size = 1; size <= MAX; size += 1) {
      const some = leaves.slice(0, size);
      for (let index = 0; index < size; index += 1) {
        const proof = whole(inclusionPath(index, size));
        if (size <= 40 || index % 29 === size % 29) expect(base64(proof)).toEqual(base64(pathOf(index, some)));
        const claim = { index, size, leafHash: leaves[index]!, proof, root: roots[size]! };
        expect(isIncluded(claim)).toBe(true);
      }
      for (let from = 1; from <= size; from += 1) {
        const proof = whole(consistencyPath(from, size));
        if (size <= 40 || from % 29 === size % 29) expect(base64(proof)).toEqual(base64(proofOf(from, some)));
        const claim = { from, fromRoot: roots[from]!, to: size, toRoot: roots[size]!, proof };
        expect(isConsistent(claim)).toBe(true);
      }
    }
  });

  test('is the same however it was grown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }), (batches) => {
        const size = batches.reduce((sum, batch) => sum + batch, 0);
        const grown = grow(batches);
        expect(grown([coverOf(0, size)])[0]).toEqual(roots[size]);
        for (let index = 0; index < size; index += 7)
          expect(grown(inclusionPath(index, size))).toEqual(whole(inclusionPath(index, size)));
      }),
    );
  });

  test('of many entries is covered by one node a level', () => {
    for (let level = 1; level < 46; level += 1)
      for (const size of [2 ** level - 1, 2 ** level, 2 ** level + 1]) {
        const cover = coverOf(0, size);
        expect(cover.reduce((sum, node) => sum + 2 ** node.level, 0)).toBe(size);
        expect(cover.length).toBeLessThanOrEqual(level + 1);
        expect(inclusionPath(size - 1, size).length).toBeLessThanOrEqual(level + 1);
      }
  });
});

describe('a proof', () => {
  const claims = fc
    .tuple(fc.integer({ min: 1, max: MAX }), fc.nat(), fc.nat(), fc.nat({ max: 255 }))
    .map(([size, one, other, bit]) => ({ size, one: one % size, other, bit }));

  test('of inclusion proves no other leaf, index, size, root or path', () => {
    fc.assert(
      fc.property(claims, ({ size, one: index, other, bit }) => {
        const proof = whole(inclusionPath(index, size));
        const claim = { index, size, leafHash: leaves[index]!, proof, root: roots[size]! };
        const elsewhere = other % MAX;
        for (const forged of [
          { ...claim, leafHash: flip(claim.leafHash, bit) },
          { ...claim, root: flip(claim.root, bit) },
          { ...claim, root: roots[size === MAX ? 0 : size + 1]! },
          ...(elsewhere === index ? [] : [{ ...claim, index: elsewhere }]),
          { ...claim, index: index + size },
          { ...claim, index: -1 },
          { ...claim, index: index + 0.5 },
          { ...claim, size: 0 },
          // The node above the leaf, passed off as a leaf.
          ...(proof.length === 0
            ? []
            : [{ ...claim, leafHash: above(claim.leafHash, proof[0]!, index), proof: proof.slice(1) }]),
          ...mangled(proof, other, bit).map((path) => ({ ...claim, proof: path })),
        ])
          expect(isIncluded(forged)).toBe(false);
      }),
    );
  });

  test('of consistency proves no other size, root or path', () => {
    fc.assert(
      fc.property(claims, ({ size: to, one, other, bit }) => {
        const from = one + 1;
        const proof = whole(consistencyPath(from, to));
        const claim = { from, fromRoot: roots[from]!, to, toRoot: roots[to]!, proof };
        for (const forged of [
          { ...claim, fromRoot: flip(claim.fromRoot, bit) },
          { ...claim, toRoot: flip(claim.toRoot, bit) },
          ...(from === to ? [] : [{ ...claim, fromRoot: claim.toRoot, toRoot: claim.fromRoot }]),
          { ...claim, from: to, to: from - 1 },
          { ...claim, from: 0 },
          { ...claim, from: from - 0.5 },
          ...mangled(proof, other, bit).map((path) => ({ ...claim, proof: path })),
        ])
          expect(isConsistent(forged)).toBe(false);
      }),
    );
  });

  test('that a tree extends the empty tree is empty', () => {
    const claim = { from: 0, fromRoot: EMPTY_ROOT, to: 5, toRoot: roots[5]! };
    expect(isConsistent({ ...claim, proof: [] })).toBe(true);
    expect(isConsistent({ ...claim, proof: [roots[5]!] })).toBe(false);
    expect(isConsistent({ ...claim, fromRoot: roots[1]!, proof: [] })).toBe(false);
  });
});

const flip = (hash: Buffer, bit: number): Buffer => {
  const flipped = Buffer.from(hash);
  flipped[bit >> 3]! ^= 1 << (bit & 7);
  return flipped;
};

const above = (leaf: Buffer, sibling: Buffer, index: number): Buffer =>
  foldHashes(index % 2 === 0 && sibling.equals(leaves[index + 1] ?? leaf) ? [leaf, sibling] : [sibling, leaf]);

/** Ways to change a path. */
function mangled(proof: readonly Buffer[], where: number, bit: number): Buffer[][] {
  const junk = randomBytes(32);
  const place = proof.length === 0 ? 0 : where % proof.length;
  return [
    [...proof, junk],
    [junk, ...proof],
    [...proof, Buffer.alloc(0)],
    ...(proof.length === 0
      ? []
      : [
          proof.slice(0, -1),
          proof.slice(1),
          proof.toSpliced(place, 1, flip(proof[place]!, bit)),
          proof.toSpliced(place, 1, proof[place]!.subarray(1)),
          proof.toSpliced(place, 0, proof[place]!),
        ]),
  ];
}

/** The trees of eight leaves that implementations of Certificate Transparency are tested by. */
describe('known trees', () => {
  const data = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const known = data.map((hex) => hashLeaf(Buffer.from(hex, 'hex')));
  const knownRoots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  const nodes = new Map(known.map((hash, index) => [`0 ${index}`, hash]));
  for (const { level, index, hash } of completeNodes(0, [], known)) nodes.set(`${level} ${index}`, hash);
  const hexOf = (folds: readonly Fold[]) =>
    folds.map((fold) => foldHashes(fold.map(({ level, index }) => nodes.get(`${level} ${index}`)!)).toString('hex'));

  test('have their roots', () => {
    expect(knownRoots.map((_, index) => hexOf([coverOf(0, index + 1)])[0])).toEqual(knownRoots);
  });

  test('have their proofs', () => {
    expect(hexOf(inclusionPath(0, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hexOf(inclusionPath(1, 5))).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
    expect(hexOf(consistencyPath(6, 8))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(hexOf(consistencyPath(2, 5))).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });
});
