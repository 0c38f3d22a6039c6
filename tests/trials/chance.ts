import { seededRandom, seedOf } from '#workflows/domain/seeded-random.ts';

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
  const next = seededRandom(seedOf(name, seed));
  return {
    between: (least, most) => least + next() * (most - least),
    pick: (things) => things[Math.floor(next() * things.length)] ?? things[0],
  };
}
