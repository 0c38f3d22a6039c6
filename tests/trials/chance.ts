/** Random draws that a seed repeats. */
export interface Chance {
  /** A number from `least` up to, not including, `most`. */
  between(least: number, most: number): number;
  /** One of some things, each as likely as the others. */
  pick<T>(things: readonly [T, ...T[]]): T;
}

/**
 * Draws that the same seed and name give again, whatever else is drawn beside them (mulberry32).
 *
 * @param seed a whole number from 0 to 4,294,967,295
 */
export function createChance(seed: number, name: string): Chance {
  let state = Buffer.from(name).reduce((hash, byte) => Math.imul(hash ^ byte, 0x01000193), seed | 0);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (least, most) => least + next() * (most - least),
    pick: (things) => things[Math.floor(next() * things.length)] ?? things[0],
  };
}
