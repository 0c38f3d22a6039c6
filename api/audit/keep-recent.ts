/** Gives what was made under a key before, or makes it. */
export type KeepRecent<T> = (key: string, make: () => T) => T;

/**
 * Keeps what is slow to make, under the keys that it was made for.
 *
 * @param most so many are kept, the oldest goes first
 * @param freshMilliseconds after so long it is made again; never where left out
 */
export function keepRecent<T>(most: number, freshMilliseconds = Number.POSITIVE_INFINITY): KeepRecent<T> {
  const kept = new Map<string, { made: T; at: number }>();
  return (key, make) => {
    const found = kept.get(key);
    if (found && performance.now() - found.at < freshMilliseconds) return found.made;
    kept.delete(key);
    const made = make();
    kept.set(key, { made, at: performance.now() });
    // What did not come about is asked for again.
    if (made instanceof Promise)
      made.catch(() => {
        if (kept.get(key)?.made === made) kept.delete(key);
      });
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return made;
  };
}
