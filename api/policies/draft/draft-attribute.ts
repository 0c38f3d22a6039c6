import { isAllowed, type Attribute } from '#workflows/domain/attribute.ts';
import { kindOfDay, readDate, type DayReading } from '../../import/read-date.ts';
import { readNumber, type NumberReading } from './read-cells.ts';
import type { ColumnContent } from './table-contents.ts';
import { guessUnit, seemsCode, seemsDay, seemsProtected, seemsWrittenBySubject } from './column-name.ts';

const MAX_VALUES = 10_000;
const MAX_VALUE_LENGTH = 100;
/** Maximum number of distinct whole numbers that may be codes for categories. */
const FEW_NUMBERS = 10;
/** A text column is free text if more than this share of its cells are distinct. */
const SHARE_OF_FREE_TEXT = 0.5;
/** A column of more values may be compared in another way than one by one. */
export const FEW_VALUES = 50;
/** If the maximum is at least this many times the median, small differences matter more among small values. */
const SKEW = 20;
const SHARE_OF_LISTS = 0.05;

/** Known orders of classes, by the words that files use for them. */
const ORDERS: readonly (readonly string[])[] = [
  ['very low', 'low', 'medium', 'moderate', 'middle', 'high', 'very high'],
  ['none', 'poor', 'fair', 'good', 'very good', 'excellent'],
  ['never', 'rarely', 'sometimes', 'often', 'always'],
  ['xs', 's', 'm', 'l', 'xl', 'xxl'],
];

/** An attribute that a column could become, and what has to be checked about it. */
export interface DraftedAttribute {
  attribute: Attribute;
  check: string[];
}

/**
 * The attributes that a column could become, one for each type that its values fit, the likeliest first.
 *
 * @param name of the attribute
 */
export function draftAttribute(
  name: string,
  content: ColumnContent,
  reading: { numbers: NumberReading; days: DayReading },
): [DraftedAttribute, ...DraftedAttribute[]] {
  const { column, cells, everyCell, missing } = content;
  const base: Base = {
    name,
    meaning: column,
    ...(column !== name && { column }),
    ...(missing.length > 0 && { missing: [...missing] }),
    protected: seemsProtected(column),
    writtenBySubject: false,
    required: cells.length === everyCell.length,
  };
  const distinct = [...new Set(cells)];
  const text = textOf(base, cells, column);
  const isFree = distinct.length > FEW_VALUES && distinct.length > SHARE_OF_FREE_TEXT * cells.length;
  const classes = classesOf(base, distinct);
  const [number, day] = [numberOf(base, content, reading.numbers), dayOf(base, cells, reading.days)];
  const isCode = distinct.length > FEW_VALUES && classes.length > 0 && areCodes(column, distinct);
  const fitting = [
    ...(isCode ? classes.slice(0, 1) : []),
    ...(areDays(column, distinct) ? [day, number] : [number, day]),
    listOf(base, cells),
    ...(isFree ? [text, ...classes] : [...classes, text]).slice(isCode && !isFree ? 1 : 0),
  ].filter((each) => each !== undefined);
  const isNumber = (each: DraftedAttribute) => ['numeric', 'wholeNumber'].includes(each.attribute.type);
  // Two numbers are codes more often than amounts.
  const likeliest = fitting.find((each) => distinct.length > 2 || !isNumber(each)) ?? text;
  return [likeliest, ...fitting.filter((each) => each !== likeliest)];
}

/** Numbers such as 20261128 are days if all of them are days of years that people live in. */
const isCompactDay = (cell: string): boolean => /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(cell);

/** Numbers such as 45321 are days of a spreadsheet if the column's name says so. */
const areDays = (column: string, distinct: readonly string[]): boolean =>
  distinct.every(isCompactDay) || (seemsDay(column) && distinct.every((cell) => kindOfDay(cell) === 'serialDay'));

/** Numbers such as 541110 are codes if the column's name says so. */
const areCodes = (column: string, distinct: readonly string[]): boolean =>
  seemsCode(column) && distinct.every((cell) => /^\d{3,12}$/.test(cell));

/** A column of few values as classes, with an ordered type first if their words are in a known order. */
function classesOf(base: Base, distinct: readonly string[]): DraftedAttribute[] {
  if (distinct.length > MAX_VALUES || distinct.some((value) => value.length > MAX_VALUE_LENGTH)) return [];
  const values = distinct.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const categorical: DraftedAttribute = {
    attribute: { ...base, type: 'categorical', allowedValues: values },
    check: [],
  };
  const order = orderOf(distinct);
  const ordered: DraftedAttribute = {
    attribute: { ...base, type: 'ordered', allowedValues: order ?? values },
    check: [`classes seem to be in the order ${(order ?? values).slice(0, FEW_VALUES).join(', ')}`],
  };
  return order ? [ordered, categorical] : [categorical, ordered];
}

const ALL_DAYS = { type: 'date', minimum: '0001-01-01', maximum: '9999-12-31' } as const;

type Base = Omit<Extract<Attribute, { type: 'text' }>, 'type' | 'maximumLength'>;

function numberOf(
  base: Base,
  { cells, unit: stated }: ColumnContent,
  reading: NumberReading,
): DraftedAttribute | undefined {
  const numbers = cells.map((cell) => readNumber(cell, reading)).filter((each) => each !== undefined);
  if (numbers.length < cells.length || numbers.length === 0) return undefined;
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const isWhole = sorted.every(Number.isInteger);
  const minimum = least >= 0 ? 0 : -roundUp(-least);
  const maximum = Math.max(roundUp(most), minimum + 1);
  const unit = stated || guessUnit(base.meaning);
  const check = [`values run from ${least} to ${most}; set the unit and the range that is possible`];
  if (isWhole && new Set(sorted).size <= FEW_NUMBERS)
    check.push('these may be codes; make it categorical or ordered if so');
  const scale = minimum === 0 && most >= SKEW * (middle + 1) ? 'log1p' : 'linear';
  return { attribute: { ...base, type: isWhole ? 'wholeNumber' : 'numeric', unit, minimum, maximum, scale }, check };
}

/** The next number upwards that has at most two significant digits. */
function roundUp(value: number): number {
  if (value <= 1) return 1;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / step) * step;
}

function dayOf(base: Base, cells: readonly string[], reading: DayReading): DraftedAttribute | undefined {
  const days = cells
    .map((cell) => readDate(cell, reading))
    .filter((day) => day !== undefined && isAllowed({ ...base, ...ALL_DAYS }, day));
  if (days.length < cells.length || days.length === 0) return undefined;
  const sorted = days.toSorted();
  const minimum = `${(sorted[0] ?? '').slice(0, 4)}-01-01`;
  const maximum = `${(sorted.at(-1) ?? '').slice(0, 4)}-12-31`;
  return {
    attribute: { ...base, type: 'date', minimum, maximum },
    check: [
      `days run from ${sorted[0]} to ${sorted.at(-1)}; set the range that is possible`,
      ...[...new Set(cells.map(kindOfDay))].flatMap((kind) => (kind === undefined ? [] : [DAYS_READ[kind]])),
    ],
  };
}

/** How cells are read that are no days as people write them. */
const DAYS_READ: Record<NonNullable<ReturnType<typeof kindOfDay>>, string> = {
  week: 'weeks are read as their Mondays; make it categorical if that is not meant',
  month: 'months are read as their first days; make it categorical if that is not meant',
  shortYear: 'years of two digits are read as years from 1930 to 2029; make it categorical if these are no days',
  serialDay:
    'numbers such as 45321 are read as the days of a spreadsheet, here 2024-01-30; make it a number if that is not meant',
};

function textOf(base: Base, cells: readonly string[], column: string): DraftedAttribute {
  const longest = cells.reduce((most, { length }) => Math.max(most, length), 1);
  const writtenBySubject = seemsWrittenBySubject(column);
  return {
    attribute: { ...base, type: 'text', maximumLength: Math.min(20_000, roundUp(2 * longest)), writtenBySubject },
    check: ['nearly all values differ, so it is text, which is not compared'],
  };
}

function listOf(base: Base, cells: readonly string[]): DraftedAttribute | undefined {
  const lists = listsIn(cells);
  if (!lists || lists.length > MAX_VALUES) return undefined;
  return {
    attribute: { ...base, type: 'several', allowedValues: lists },
    check: ['cells seem to hold several values; make it categorical if each is a single value'],
  };
}

function listsIn(cells: readonly string[]): string[] | undefined {
  const lists = cells.filter((cell) => /[^;|\s][;|]\s*[^;|\s]/.test(cell));
  if (lists.length === 0 || lists.length < SHARE_OF_LISTS * cells.length) return undefined;
  const values = new Set(cells.flatMap((cell) => cell.split(/[;|]/).map((part) => part.trim())));
  values.delete('');
  const isShort = [...values].every(({ length }) => length <= MAX_VALUE_LENGTH);
  return isShort && values.size >= 2 && values.size <= cells.length / 2 ? [...values].sort() : undefined;
}

function orderOf(values: readonly string[]): string[] | undefined {
  const plain = new Map(values.map((value) => [value.toLowerCase().replace(/[_-]/g, ' '), value]));
  if (plain.size < 3 || plain.size < values.length) return undefined;
  const order = ORDERS.find((each) => [...plain.keys()].every((value) => each.includes(value)));
  return order?.flatMap((value) => plain.get(value) ?? []);
}
