/** Whether day or month comes first in a date, as in `28/11/2026` or `11/28/2026`. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const TIME = String.raw`(?:[T\s]+\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'u');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`, 'u');
const MONTHS = 12;

/**
 * The order of day and month in a table, from its dates. With points the day comes first, so only other separators
 * leave it open.
 *
 * @returns `unclear` if both orders are possible; `unshown` if every date means the same in both
 */
export function recognizeDates(cells: Iterable<string>): DateOrder | 'unclear' | 'unshown' {
  let dayFirst = 0;
  let monthFirst = 0;
  let open = false;
  for (const cell of cells) {
    const [, first, sign, second] = YEAR_LAST.exec(cell) ?? [];
    if (sign === undefined || sign === '.') continue;
    if (Number(first) > MONTHS) dayFirst++;
    else if (Number(second) > MONTHS) monthFirst++;
    else if (first !== second) open = true;
  }
  if (dayFirst > 0 || monthFirst > 0) return monthFirst > dayFirst ? 'monthFirst' : 'dayFirst';
  return open ? 'unclear' : 'unshown';
}

/** The order by which a table's dates are read: the day first, unless they show the month there. */
export const settleDates = (found: ReturnType<typeof recognizeDates>): DateOrder =>
  found === 'monthFirst' ? 'monthFirst' : 'dayFirst';

/** A cell as a day such as `2026-11-28`, without a time of day; `undefined` for anything that is not a day. */
export function readDate(cell: string, order: DateOrder): string | undefined {
  const yearLast = YEAR_LAST.exec(cell);
  if (yearLast) {
    const [, first = '', sign, second = '', year = ''] = yearLast;
    return sign === '.' || order === 'dayFirst' ? iso(year, second, first) : iso(year, first, second);
  }
  const [, year, , month = '', day = ''] = YEAR_FIRST.exec(cell) ?? [];
  if (year !== undefined) return iso(year, month, day);
  const compact = COMPACT.exec(cell);
  return compact ? iso(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '') : undefined;
}

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
