/** A text under an id. */
export interface NamedText {
  id: string;
  text: string;
}

export interface NearDuplicate {
  a: string;
  b: string;
  /** Share of word sequences that the two have in common, 0..1. */
  similarity: number;
}

const WORDS_TOGETHER = 4;

/**
 * Pairs of texts that share many of their word sequences: the Jaccard similarity of their sets of four words in a row
 * (Broder 1997), letters folded to lower case and everything else left out. Computed exactly, for texts of one judge.
 *
 * @param threshold 0..1, from which on a pair is given
 * @returns pairs, most alike first
 */
export function findNearDuplicates(texts: readonly NamedText[], threshold: number): NearDuplicate[] {
  const shingled = texts.map(({ id, text }) => ({ id, shingles: shinglesOf(text) }));
  const pairs: NearDuplicate[] = [];
  shingled.forEach((a, index) => {
    for (const b of shingled.slice(index + 1)) {
      const similarity = jaccard(a.shingles, b.shingles);
      if (similarity >= threshold) pairs.push({ a: a.id, b: b.id, similarity });
    }
  });
  return pairs.sort((x, y) => y.similarity - x.similarity || (x.a < y.a ? -1 : 1));
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let start = 0; start + WORDS_TOGETHER <= words.length; start++)
    shingles.add(words.slice(start, start + WORDS_TOGETHER).join(' '));
  return shingles;
}

function jaccard(a: Set<string>, b: Set<string>): number {
  const common = a.intersection(b).size;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
