/** Gives what was made under a key before, or makes it. */
export type MemoizeRecent<T> = (key: string, make: () => T) => T;

/**
 * Keeps what is slow to make and never changes, under the keys that it was made for.
 *
 * @param most so many are kept, the oldest goes first
 */
export function memoizeRecent<T>(most: number): MemoizeRecent<T> {
  const kept = new Map<string, T>();
  return (key, make) => {
    const found = kept.get(key);
    if (found !== undefined) return found;
    const made = make();
    kept.set(key, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return made;
  };
}
