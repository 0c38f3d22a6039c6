export const UNSTORABLE =
  'the text contains a null character or half of a surrogate pair, which cannot be stored; remove it';

/** Whether PostgreSQL can store a text: it has no null character and no half of a surrogate pair. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Path of the first text or name in a JSON value that cannot be stored, or `undefined`. */
export function findUnstorable(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path;
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, each] of Object.entries(value)) {
    if (!isStorable(key)) return path;
    const found = findUnstorable(each, [...path, key]);
    if (found) return found;
  }
  return undefined;
}
