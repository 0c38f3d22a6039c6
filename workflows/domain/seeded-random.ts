/**
 * Uniform numbers, 0 up to 1, that are the same for the same seed: Mulberry32 (T. Ettinger, public domain).
 *
 * For resampling only; it is not a source of secrets.
 *
 * @param seed a whole number, or a text such as {@link seedOf} makes one of
 */
export function seededRandom(seed: number | string): () => number {
  let state = (typeof seed === 'string' ? seedOf(seed) : seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number for a text: its FNV-1a hash, from a basis that may be another seed. */
export const seedOf = (text: string, basis = 0x811c9dc5): number =>
  [...new TextEncoder().encode(text)].reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), basis | 0);
