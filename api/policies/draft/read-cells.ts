import type { Decimals } from '../../import/dialect.ts';
import { readNumber as readCell } from '../../import/read-number.ts';

/** How a table's numbers are written. */
export type NumberReading = Decimals;

/** A cell as a number; `undefined` for anything else, such as a code with a leading zero. */
export const readNumber = (cell: string, decimals: NumberReading): number | undefined =>
  /^0\d/.test(cell) ? undefined : readCell(cell, decimals, false);

/** Words that files use for a missing value. */
const MISSING =
  /^(?:n\/?a|nan|null|none|nil|\?+|-+|\.+|exempt|not (?:available|applicable|known|recorded)|missing|#n\/a)$/i;
/** Numbers that stand for a missing value if all others are far smaller. */
const MISSING_NUMBERS = /^-?(?:1111|7777|8888|9999|99999)(?:\.0+)?$/;
const FAR = 10;

/** The codes for missing values in a column: words that mean so, and numbers such as 8888 beyond all others. */
export function findMissing(cells: Iterable<string>, decimals: NumberReading): string[] {
  const distinct = [...new Set(cells)].filter((cell) => cell !== '');
  const words = distinct.filter((cell) => MISSING.test(cell));
  const others = distinct.filter((cell) => !MISSING.test(cell) && !MISSING_NUMBERS.test(cell));
  const numbers = others.map((cell) => readNumber(cell, decimals));
  if (others.length === 0 || numbers.some((each) => each === undefined)) return words;
  const most = numbers.reduce<number>((greatest, each) => Math.max(greatest, Math.abs(each ?? 0)), 0);
  return [...words, ...distinct.filter((cell) => MISSING_NUMBERS.test(cell) && Math.abs(Number(cell)) > FAR * most)];
}
