import type { Decimals } from '../../import/dialect.ts';
import { kindOfDay, readDate } from '../../import/read-date.ts';
import { readNumber as readCell } from '../../import/read-number.ts';

/** How a table's numbers are written. */
export type NumberReading = Decimals;

/** A cell as a number; `undefined` for anything else, such as a code with a leading zero. */
export const readNumber = (cell: string, decimals: NumberReading): number | undefined =>
  /^0\d/.test(cell) ? undefined : readCell(cell, decimals, false);

/** Words that files use for a missing value, and what spreadsheets show in place of one. */
const MISSING =
  /^(?:n\/?a|n\.\s?a\.|nan|null|none|nil|\?+|-+|\.+|exempt|not (?:available|applicable|known|recorded)|missing|k\.\s?a\.|keine angaben?|sin datos?|#n\/a|#nv|#(?:value|ref|div\/0|num|null|wert|bezug|zahl)!|#name\?)$/i;
/** Words that may be a class of their own, but not among numbers or days. */
const UNKNOWN = /^(?:unknown|unbekannt|not stated|desconocid[oa]|entfällt|offen|open)$/i;
/** Days that databases have in place of none. */
const NO_DAY = new Set(['9999-12-31', '0000-00-00', '0001-01-01']);
/** Numbers that stand for a missing value if all others are far smaller. */
const MISSING_NUMBERS = /^-?(?:1111|7777|8888|9999|99999)(?:\.0+)?$/;
const FAR = 10;

const dayOf = (cell: string): string | undefined => readDate(cell, { dates: 'dayFirst' });
/** A day that cannot be taken for a number. */
const isDay = (cell: string): boolean => dayOf(cell) !== undefined && kindOfDay(cell) !== 'serialDay';

/** The codes for missing values in a column: words that mean so, and numbers such as 8888 or days such as 9999-12-31 beyond all others. */
export function findMissing(cells: Iterable<string>, decimals: NumberReading): string[] {
  const distinct = [...new Set(cells)].filter((cell) => cell !== '');
  const words = distinct.filter((cell) => MISSING.test(cell));
  const measured = distinct.filter((cell) => !MISSING.test(cell) && !UNKNOWN.test(cell));
  const unknown = distinct.filter((cell) => UNKNOWN.test(cell));
  if (measured.length > 0 && measured.every(isDay))
    return [...words, ...unknown, ...measured.filter((cell) => NO_DAY.has(dayOf(cell) ?? ''))];
  const others = measured.filter((cell) => !MISSING_NUMBERS.test(cell));
  const numbers = others.map((cell) => readNumber(cell, decimals));
  if (others.length === 0 || numbers.some((each) => each === undefined)) return words;
  const most = numbers.reduce<number>((greatest, each) => Math.max(greatest, Math.abs(each ?? 0)), 0);
  return [
    ...words,
    ...unknown,
    ...distinct.filter((cell) => MISSING_NUMBERS.test(cell) && Math.abs(Number(cell)) > FAR * most),
  ];
}
