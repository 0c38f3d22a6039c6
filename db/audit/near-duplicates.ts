/** A text and its id. */
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

/** Minimum similarity of two texts of one judge that is worth a remark: the share of word sequences in common. */
export const NEARLY_THE_SAME = 0.5;

const WORDS_TOGETHER = 4;

/**
 * Pairs of texts that share many of their word sequences: the Jaccard similarity of their sets of four words in a row
 * (Broder 1997), letters folded to lower case and everything else left out. In scripts that put no spaces between words, a
 * character stands for a word. Computed exactly, for texts of one judge.
 *
 * @param threshold minimum similarity of a returned pair, 0..1
 * @returns pairs, most similar first
 */
export function findNearDuplicates(texts: readonly NamedText[], threshold: number): NearDuplicate[] {
  const sizes: number[] = [];
  /** Earlier texts by the sequences of words in them: only pairs that share one are compared. */
  const holders = new Map<string, number[]>();
  const pairs: NearDuplicate[] = [];
  texts.forEach(({ id, text }, index) => {
    const shingles = shinglesOf(text);
    sizes.push(shingles.size);
    const common = new Map<number, number>();
    for (const shingle of shingles) {
      const earlier = holders.get(shingle);
      for (const each of earlier ?? []) common.set(each, (common.get(each) ?? 0) + 1);
      if (earlier) earlier.push(index);
      else holders.set(shingle, [index]);
    }
    for (const [other, shared] of common) {
      const similarity = shared / (shingles.size + (sizes[other] ?? 0) - shared);
      if (similarity >= threshold) pairs.push({ a: texts[other]?.id ?? '', b: id, similarity });
    }
  });
  return pairs.sort((x, y) => y.similarity - x.similarity || (x.a < y.a ? -1 : 1));
}

/**
 * For each text that has one, the most similar other text. Texts of the same words are compared with the rest only once, so that many
 * copies cost no more than few.
 *
 * @param threshold minimum similarity, 0..1
 */
export function findClosest(
  texts: readonly NamedText[],
  threshold: number,
): Map<string, { id: string; similarity: number }> {
  const closest = new Map<string, { id: string; similarity: number }>();
  const note = (id: string, other: string, similarity: number) => {
    if ((closest.get(id)?.similarity ?? 0) < similarity) closest.set(id, { id: other, similarity });
  };
  const alike = [...Map.groupBy(texts, ({ text }) => wordsOf(text).join(' '))];
  for (const [words, [first, second, ...others]] of alike) {
    if (!first || !second || shinglesOf(words).size === 0) continue;
    note(first.id, second.id, 1);
    for (const { id } of [second, ...others]) note(id, first.id, 1);
  }
  for (const { a, b, similarity } of findNearDuplicates(
    alike.flatMap(([, [first]]) => first ?? []),
    threshold,
  )) {
    note(a, b, similarity);
    note(b, a, similarity);
  }
  return closest;
}

/** Words, and single characters of scripts that put no spaces between words. */
const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]|[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Mymr}]]+/gv;

const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD) ?? [];

function shinglesOf(text: string): Set<string> {
  const words = wordsOf(text);
  const shingles = new Set<string>();
  for (let start = 0; start + WORDS_TOGETHER <= words.length; start++)
    shingles.add(words.slice(start, start + WORDS_TOGETHER).join(' '));
  return shingles;
}
