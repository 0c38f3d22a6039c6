import { LRUCache } from 'lru-cache';

const MAX_MILLISECONDS = 60_000;
/** Making something anew takes at most one part in so many of the time. */
const SHARE = 20;
const MAX_KEPT = 200;

/** Gives what is kept under a key, or makes it. */
export type KeptAwhile<Value> = (key: string, make: () => Promise<Value>) => Promise<Value>;

/**
 * Keeps what is costly to make and is the same for everybody who asks under one key: twenty times as long as it took to
 * make, at most a minute, and while it is being made, so that it is made once however many ask. What was made in no time is
 * therefore made anew each time, and what failed is not kept. Whatever is kept has to say as of when it is.
 */
export function keptAwhile<Value>(): KeptAwhile<Value> {
  const kept = new LRUCache<string, { until: number; value: Promise<Value> }>({ max: MAX_KEPT });
  return (key, make) => {
    const found = kept.get(key);
    if (found && found.until > performance.now()) return found.value;
    const begun = performance.now();
    const entry = { until: Infinity, value: make() };
    entry.value.then(
      () => {
        const took = performance.now() - begun;
        entry.until = begun + took + Math.min(took * SHARE, MAX_MILLISECONDS);
      },
      () => kept.delete(key),
    );
    kept.set(key, entry);
    return entry.value;
  };
}
