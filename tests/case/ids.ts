/** The same ids in the same order in every test, so that a failure can be read and run again. */
export function countedIds(count = 0): () => string {
  return () => `00000000-0000-7000-8000-${(++count).toString(16).padStart(12, '0')}`;
}

/** A digest that names what it would have been taken of. */
export const digest = (number: number): string => number.toString(16).padStart(64, '0');
