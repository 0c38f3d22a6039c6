import { LRUCache } from 'lru-cache';

const MAX_MILLISECONDS = 60_000;
/** An entry is cached for this many times as long as it took to make. */
const SHARE = 20;
const MAX_ENTRIES = 200;

/** Returns the entry of a key from the cache, or makes it. */
export type BriefCache<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

/**
 * Caches values that are costly to make and the same for every caller with one key. An entry is cached while it is
 * being made, so that concurrent callers share one computation, and then for twenty times as long as that took, a
 * minute at most. Quick values are therefore computed each time, and failures are not cached. A cached value has to say
 * what moment it is from.
 */
export function createBriefCache<Value>(): BriefCache<Value> {
  const entries = new LRUCache<string, { until: number; value: Promise<Value> }>({ max: MAX_ENTRIES });
  return (key, make) => {
    const found = entries.get(key);
    if (found && found.until > performance.now()) return found.value;
    const begun = performance.now();
    const entry = { until: Infinity, value: make() };
    entry.value.then(
      () => {
        const took = performance.now() - begun;
        entry.until = begun + took + Math.min(took * SHARE, MAX_MILLISECONDS);
      },
      () => entries.delete(key),
    );
    entries.set(key, entry);
    return entry.value;
  };
}
