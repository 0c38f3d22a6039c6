import { LRUCache } from 'lru-cache';

/** Returns the value of a key from the cache, or makes it. */
export type MemoizeRecent<T> = (key: string, make: () => T) => T;

/**
 * Caches values that are slow to make and never change, by key.
 *
 * @param max maximum number of keys; the least recently used is dropped first
 */
export function memoizeRecent<T>(max: number): MemoizeRecent<T> {
  const kept = new LRUCache<string, { made: T }>({ max });
  return (key, make) => {
    const entry = kept.get(key) ?? { made: make() };
    kept.set(key, entry);
    return entry.made;
  };
}
