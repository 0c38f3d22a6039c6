import { LRUCache } from 'lru-cache';

/** Gives what was made under a key before, or makes it. */
export type MemoizeRecent<T> = (key: string, make: () => T) => T;

/**
 * Keeps what is slow to make and never changes, under the keys that it was made for.
 *
 * @param max maximum number of keys; the one that was used the longest time ago goes first
 */
export function memoizeRecent<T>(max: number): MemoizeRecent<T> {
  const kept = new LRUCache<string, { made: T }>({ max });
  return (key, make) => {
    const entry = kept.get(key) ?? { made: make() };
    kept.set(key, entry);
    return entry.made;
  };
}
