/** Which part of a date comes first, as in `28/11/2026`, `11/28/2026` or, of years in two digits alone, `26-11-28`. */
export const DATE_ORDERS = ['dayFirst', 'monthFirst', 'yearFirst'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

/** A time of day behind a date, which is left out. */
export const TIME = String.raw`(?:[T\s]+\d{1,2}:\d{2}.*)?`;
/** Day, month and year in digits, the year of four digits last or of two digits anywhere. */
export const IN_DIGITS = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|'?\d{2})${TIME}$`, 'u');

const MONTHS = 12;
const DAYS = 31;
/** Number of dates from which on the part that varies less is taken for the year. */
const ENOUGH_DATES = 10;

/** What the dates of a table show: an order, nothing, or a date that could be read in several orders. */
export type ShownDateOrder = DateOrder | 'unshown' | { unclear: string };

/**
 * The order of day, month and year in a table, from its dates. With points the day comes first, so only other separators leave it
 * open. The year only comes first with hyphens, unless a part is too large for a day.
 */
export function recognizeDates(cells: Iterable<string>): ShownDateOrder {
  const shown: Record<DateOrder, number> = { dayFirst: 0, monthFirst: 0, yearFirst: 0 };
  const [firsts, lasts] = [new Set<number>(), new Set<number>()];
  let eitherEnd = 0;
  let open: string | undefined;
  let ofEitherEnd: string | undefined;
  for (const cell of cells) {
    const [, one, sign, other, third = ''] = IN_DIGITS.exec(cell) ?? [];
    if (sign === undefined || sign === '.') continue;
    const [first, second, last] = [Number(one), Number(other), Number(third.replace("'", ''))];
    const isShort = third.length < 4;
    if (second > MONTHS) shown.monthFirst++;
    else if (first > DAYS && isShort) shown.yearFirst++;
    else if (first > MONTHS && isShort && sign === '-' && last >= 1 && last <= DAYS) {
      eitherEnd++;
      firsts.add(first);
      lasts.add(last);
      ofEitherEnd ??= cell;
    } else if (first > MONTHS) shown.dayFirst++;
    else if (first !== second) open ??= cell;
  }
  const order = DATE_ORDERS.toSorted((a, b) => shown[b] - shown[a])[0] ?? 'dayFirst';
  if (shown[order] > 0) return order;
  if (ofEitherEnd !== undefined) {
    if (firsts.size > lasts.size) return 'dayFirst';
    return lasts.size > firsts.size && eitherEnd >= ENOUGH_DATES ? 'yearFirst' : { unclear: ofEitherEnd };
  }
  return open === undefined ? 'unshown' : { unclear: open };
}

/** The order by which a table's dates are read: the day first, unless they show another one. */
export const settleDates = (shown: ShownDateOrder): DateOrder =>
  shown === 'unshown' || typeof shown === 'object' ? 'dayFirst' : shown;

/** What a table asks whose dates could be read in several orders. */
export const askForOrder = (date: string): string =>
  (IN_DIGITS.exec(date)?.[4] ?? '').length === 4
    ? `days such as ${date} could have the day or the month first; say in the dialect whether dates are dayFirst or monthFirst`
    : `days such as ${date} could have the day, the month or the year first; say in the dialect whether dates are dayFirst, monthFirst or yearFirst`;
