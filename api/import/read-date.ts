import { IN_DIGITS, TIME, type DateOrder } from './date-order.ts';

const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`, 'u');
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** Which day of a week or month is meant where a file names no other. */
export const PERIODS = ['firstDay', 'lastDay'] as const;
/** The year from which a spreadsheet numbers its days. */
export const SERIAL_DAYS = ['1900', '1904'] as const;

/** How days are read that could be read otherwise. */
export interface DayReading {
  dates: DateOrder;
  periods?: (typeof PERIODS)[number] | undefined;
  serialDays?: (typeof SERIAL_DAYS)[number] | undefined;
}

/**
 * A cell as a day such as `2026-11-28`, without a time of day; `undefined` for anything that is not a day. A week such as `2024-W05`
 * is its Monday or Sunday, a month such as `Mar-24` its first or last day, and a number of five digits the serial day of a spreadsheet.
 */
export function readDate(
  cell: string,
  { dates: order, periods = 'firstDay', serialDays = '1900' }: DayReading,
): string | undefined {
  const inDigits = IN_DIGITS.exec(cell);
  if (inDigits) {
    const [, first = '', sign, second = '', last = ''] = inDigits;
    if (order === 'yearFirst' && isShortYear(last) && sign !== '.') return iso(wholeYear(first), second, last);
    const year = wholeYear(last);
    return order === 'monthFirst' && sign !== '.' ? iso(year, first, second) : iso(year, second, first);
  }
  const [, year, , month = '', day = ''] = YEAR_FIRST.exec(cell) ?? [];
  if (year !== undefined) return iso(year, month, day);
  const compact = COMPACT.exec(cell);
  if (compact) return iso(compact[1] ?? '', compact[2] ?? '', compact[3] ?? '');
  const last = periods === 'lastDay';
  return (
    readMonth(cell, last) ?? readWeek(cell, last) ?? readMonthInWords(cell, last) ?? readSerialDay(cell, serialDays)
  );
}

export const UNUSUAL_DAYS = ['month', 'week', 'serialDay', 'shortYear'] as const;

/** What a cell that {@link readDate} reads as a day says instead, if it is no day of a calendar in full. */
export function kindOfDay(cell: string): (typeof UNUSUAL_DAYS)[number] | undefined {
  if (YEAR_FIRST.test(cell)) return undefined;
  if (SERIAL.test(cell)) return 'serialDay';
  if (isShortYear(IN_DIGITS.exec(cell)?.[4])) return 'shortYear';
  if (readMonth(cell, false) !== undefined) return 'month';
  if (readWeek(cell, false) !== undefined) return WEEK.exec(cell)?.[3] === undefined ? 'week' : undefined;
  return inWords(cell)?.day === '' && readMonthInWords(cell, false) !== undefined ? 'month' : undefined;
}

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
function readMonth(cell: string, last: boolean): string | undefined {
  const [, year = '', month] = MONTH.exec(cell) ?? [];
  return month === undefined ? undefined : dayOfMonth(year, Number(month), last);
}

const dayOfMonth = (year: string, month: number, last: boolean): string =>
  last ? dayOf(Date.UTC(Number(year), month, 0)) : iso(year, String(month), '1');

/** ISO 8601, with the day of the week or without it. */
const WEEK = /^(\d{4})-?W(\d{2})(?:-?([1-7]))?$/i;
const DAY_MILLISECONDS = 86_400_000;

function readWeek(cell: string, last: boolean): string | undefined {
  const [, year, week, weekday = last ? '7' : '1'] = WEEK.exec(cell) ?? [];
  if (year === undefined || week === undefined || Number(week) < 1) return undefined;
  // The fourth of January is in the first week.
  const fourth = Date.UTC(Number(year), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MILLISECONDS;
  const first = monday + (Number(week) - 1) * 7 * DAY_MILLISECONDS;
  const thursday = new Date(first + 3 * DAY_MILLISECONDS);
  if (thursday.getUTCFullYear() !== Number(year)) return undefined;
  return dayOf(first + (Number(weekday) - 1) * DAY_MILLISECONDS);
}

const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Five digits, from 1927 to 2173, with a time of day as a fraction or without it. */
const SERIAL = /^([1-9]\d{4})(?:[.,]\d+)?$/;
/** Day 0 of a spreadsheet, for all days after February 1900. */
const FIRST_SERIAL_DAY = { '1900': Date.UTC(1899, 11, 30), '1904': Date.UTC(1904, 0, 1) };

function readSerialDay(cell: string, from: keyof typeof FIRST_SERIAL_DAY): string | undefined {
  const [, days] = SERIAL.exec(cell) ?? [];
  return days === undefined ? undefined : dayOf(FIRST_SERIAL_DAY[from] + Number(days) * DAY_MILLISECONDS);
}

/** The months by the beginnings of their names in English, German and Spanish, without accents. */
const MONTH_NAMES: readonly RegExp[] = [
  /^(?:january|januar|janner|jan|enero|ene)$/,
  /^(?:february|februar|feber|feb|febrero)$/,
  /^(?:march|marz|maerz|mar|mrz|marzo)$/,
  /^(?:april|apr|abril|abr)$/,
  /^(?:may|mai|mayo)$/,
  /^(?:june|juni|jun|junio)$/,
  /^(?:july|juli|jul|julio)$/,
  /^(?:august|aug|agosto|ago)$/,
  /^(?:september|sept|sep|septiembre|setiembre)$/,
  /^(?:october|oktober|oct|okt|octubre)$/,
  /^(?:november|nov|noviembre)$/,
  /^(?:december|dezember|dec|dez|diciembre|dic)$/,
];
const NAME = String.raw`(\p{L}+)\.?`;
const YEAR = String.raw`(\d{4}|'?\d{2})`;
const DAY = String.raw`(\d{1,2})(?:\.|st|nd|rd|th)?`;
const BETWEEN = String.raw`(?:\s+(?:de|of)\s+|[\s,/-]*)`;
const pattern = (...parts: string[]) => new RegExp(`^${parts.join(BETWEEN)}${TIME}$`, 'iu');
const DAY_MONTH_YEAR = pattern(DAY, NAME, YEAR);
const MONTH_DAY_YEAR = pattern(NAME, DAY, String.raw`(\d{4})`);
const YEAR_MONTH_DAY = pattern(String.raw`(\d{4})`, NAME, DAY);
const MONTH_YEAR = pattern(NAME, YEAR);
/** Of years in two digits, those below belong to this century; spreadsheets draw the line here. */
const FIRST_OF_LAST_CENTURY = 30;

const isShortYear = (digits: string | undefined): boolean => digits !== undefined && digits.length < 4;

/** A year of two digits, with or without an apostrophe, in four. */
function wholeYear(written: string): string {
  const digits = written.replace("'", '').padStart(2, '0');
  if (digits.length === 4) return digits;
  return `${Number(digits) < FIRST_OF_LAST_CENTURY ? '20' : '19'}${digits}`;
}

/** The parts of a day whose month is a word; `day` is empty where the cell has none. */
function inWords(cell: string): { year: string; name: string; day: string } | undefined {
  const [, day = '', name, year = ''] = DAY_MONTH_YEAR.exec(cell) ?? [];
  if (name !== undefined) return { year, name, day };
  const [, second, third = '', first = ''] = MONTH_DAY_YEAR.exec(cell) ?? [];
  if (second !== undefined) return { year: first, name: second, day: third };
  const [, begins = '', middle, ends = ''] = YEAR_MONTH_DAY.exec(cell) ?? [];
  if (middle !== undefined) return { year: begins, name: middle, day: ends };
  const [, month, of = ''] = MONTH_YEAR.exec(cell) ?? [];
  return month === undefined ? undefined : { year: of, name: month, day: '' };
}

function readMonthInWords(cell: string, last: boolean): string | undefined {
  const found = inWords(cell);
  if (!found) return undefined;
  const plain = found.name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const month = MONTH_NAMES.findIndex((each) => each.test(plain)) + 1;
  if (month === 0) return undefined;
  const year = wholeYear(found.year);
  return found.day === '' ? dayOfMonth(year, month, last) : iso(year, String(month), found.day);
}
