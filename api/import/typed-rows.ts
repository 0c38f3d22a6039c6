import { setImmediate as letOthersRun } from 'node:timers/promises';
import { isNumber, type Attribute } from '#workflows/domain/attribute.ts';
import {
  chooseTargets,
  guessTargets,
  type ColumnChoice,
  knownColumns,
  matchColumns,
  type Column,
  type ColumnTargets,
} from './column-targets.ts';
import { trimCell } from './csv-cells.ts';
import type { Decimals } from './dialect.ts';
import { askForOrder, recognizeDates, settleDates } from './date-order.ts';
import { daysAsRead } from './days-as-read.ts';
import { readDate, type DayReading } from './read-date.ts';
import { readNumber, recognizeDecimals, settleDecimals } from './read-number.ts';
import { readTable, type ReadTable } from './read-table.ts';
import { asCode, isMissing, readSeveral } from './read-value.ts';
import type { Reading } from './reading.ts';
import type { RecordKind } from './record-kind.ts';
import type { CsvRow } from './read-csv.ts';
import type { Upload, UploadedRecord, UploadedTable } from './upload.ts';
import type { FieldError } from '../problem.ts';

const AT_ONCE = 1_000;
/** Number of rows that are kept as they came, to show what a column contains. */
const FIRST_ROWS = 3;

/**
 * The records of a table whose columns are a policy's attributes and a few of its own. Each record has the cells of its
 * own columns by name, and `facts` with the types that the policy declares; an empty cell is an absent fact.
 *
 * @param targets where the columns go, if they are that many, or `guess`; if left out, they are assigned by their names
 *   and by `reading`
 */
export async function readTypedRows(
  text: string,
  attributes: readonly Attribute[],
  kind: RecordKind,
  targets?: ColumnTargets | 'guess',
  reading: Reading = {},
): Promise<Upload> {
  const read = await readTable(text, reading.dialect ?? {}, knownColumns(attributes, kind));
  if (read.header.length === 0) return { records: [], errors: read.errors };
  const { table, plan, errors } = planRows(read, attributes, kind, targets, reading);
  const records = plan ? await typeRows(read.rows, plan) : [];
  return { records, errors, table };
}

/** How the rows of a table become records. */
export interface RowPlan {
  columns: readonly Column[];
  decimals: Decimals;
  days: DayReading;
  /** The columns of its own that hold days. */
  ofDays: ReadonlySet<string>;
  missing: readonly string[];
  /** Names each row by its number, where no column does. */
  named: { column: string; prefix: string } | undefined;
}

/**
 * Settles how the rows of a table become records: where its columns go, and what stands before decimals and first in dates.
 *
 * @returns no plan if the columns cannot be read; `isShown` says which of the two the rows show, as opposed to the usual one
 */
export function planRows(
  read: ReadTable,
  attributes: readonly Attribute[],
  kind: RecordKind,
  targets: ColumnTargets | 'guess' | undefined,
  { dialect = {}, missing = [], referencePrefix, ...choice }: Reading,
): {
  table: UploadedTable;
  plan?: RowPlan;
  isShown?: { decimals: boolean; dates: boolean };
  errors: FieldError[];
} {
  const { header, places, rows, errors: unreadable } = read;
  const going = goingTo(read, attributes, kind, targets, choice);
  const namesRows = referencePrefix !== undefined && !going.includes(kind.own[0]?.name ?? null);
  const { columns, errors } = matchColumns(
    header,
    attributes,
    namesRows ? withoutReference(kind) : kind,
    going,
    places,
  );
  const decimals =
    dialect.decimals ?? recognizeDecimals(cellsAt(read, columns, isOfNumbers), read.delimiter === 'semicolon');
  const ofDays = new Set(kind.own.flatMap(({ name, isDay }) => (isDay ? [name] : [])));
  const isOfDays = (column: Column): boolean =>
    column !== null && ('own' in column ? ofDays.has(column.own) : column.attribute.type === 'date');
  const dates = dialect.dates ?? recognizeDates(cellsAt(read, columns, isOfDays));
  const settled = { decimals: settleDecimals(decimals), dates: settleDates(dates) };
  const days = { dates: settled.dates, periods: dialect.periods, serialDays: dialect.serialDays };
  const table: UploadedTable = {
    header,
    targets: going,
    columns,
    first: rows.slice(0, FIRST_ROWS).map(({ cells }) => cells),
    unclear: [
      ...(decimals === 'unclear' ? (['decimals'] as const) : []),
      ...(typeof dates === 'object' ? (['dates'] as const) : []),
    ],
    reading: {
      delimiter: read.delimiter,
      ...settled,
      header: read.headerLine,
      leftOut: { columns: header.filter((_, place) => columns[place] === null), lines: read.leftOut },
      days: columns.flatMap((column, place) =>
        isOfDays(column) ? daysAsRead(header[place] ?? '', cellsOf(read, place), days) : [],
      ),
    },
  };
  if (unreadable.some(({ field }) => field === `line ${read.headerLine}`)) return { errors: unreadable, table };
  if (errors.length > 0) return { errors, table };
  if (decimals === 'unclear')
    unreadable.push({
      field: `line ${read.headerLine}`,
      message:
        'numbers such as 1,234 could be 1234 or 1.234; say in the dialect whether decimals follow a point or a comma',
    });
  if (typeof dates === 'object')
    unreadable.push({ field: `line ${read.headerLine}`, message: askForOrder(dates.unclear) });
  return {
    table,
    plan: {
      columns,
      decimals: settled.decimals,
      days,
      ofDays,
      missing,
      named: namesRows ? { column: kind.own[0]?.name ?? '', prefix: referencePrefix } : undefined,
    },
    isShown: { decimals: decimals !== 'unshown', dates: dates !== 'unshown' },
    errors: unreadable,
  };
}

/** @param before number of rows of the table that came before these */
export async function typeRows(
  rows: readonly CsvRow[],
  { columns, decimals, days, ofDays, missing, named }: RowPlan,
  before = 0,
): Promise<UploadedRecord[]> {
  const records: UploadedRecord[] = [];
  for (const [index, { line, cells, fault }] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await letOthersRun();
    if (fault !== undefined) {
      records.push({ place: { line }, value: { facts: {} }, cells, fault });
      continue;
    }
    const facts: Record<string, unknown> = {};
    const value: Record<string, unknown> = { facts };
    if (named) value[named.column] = `${named.prefix}-${before + index + 1}`;
    columns.forEach((column, place) => {
      if (column === null) return;
      const cell = trimCell(cells[place] ?? '');
      if ('own' in column) value[column.own] = ofDays.has(column.own) ? readMoment(cell, days) : cell;
      else if (cell !== '' && !isMissing(column.attribute, cell, missing))
        facts[column.attribute.name] = typeCell(column.attribute, cell, { decimals, days });
    });
    records.push({ place: { line }, value, cells });
  }
  return records;
}

/** The columns of a record without its reference, which is made from its place in the table. */
const withoutReference = ({ own, ...kind }: RecordKind): RecordKind => ({ ...kind, own: own.slice(1) });

function goingTo(
  read: ReadTable,
  attributes: readonly Attribute[],
  kind: RecordKind,
  targets: ColumnTargets | 'guess' | undefined,
  choice: ColumnChoice,
): ColumnTargets {
  if (targets === undefined) return chooseTargets(read, attributes, kind, choice);
  const isChosen = targets !== 'guess' && targets.length === read.header.length;
  const going = isChosen ? targets : guessTargets(read.header, attributes, kind);
  return choice.leaveOutUnknown ? going.map((target) => (target === '' ? null : target)) : going;
}

const isOfNumbers = (column: Column): boolean => column !== null && 'attribute' in column && isNumber(column.attribute);

/** A day or time of the institution's own; what is no day, or has a time of day in full, stays as it is. */
const readMoment = (cell: string, days: DayReading): string =>
  /^\d{4}-\d{2}-\d{2}/.test(cell) ? cell : (readDate(cell, days) ?? cell);

function* cellsOf({ rows }: ReadTable, place: number): Generator<string> {
  for (const { cells, fault } of rows) if (fault === undefined) yield trimCell(cells[place] ?? '');
}

/** The cells of all columns that are requested. */
function* cellsAt(
  read: ReadTable,
  columns: readonly Column[],
  isWanted: (column: Column) => boolean,
): Generator<string> {
  for (const [place, column] of columns.entries()) if (isWanted(column)) yield* cellsOf(read, place);
}

/**
 * A cell as the attribute's type. A cell that is neither a number nor a day is left as it is, so that the policy's
 * schema says what is allowed.
 */
function typeCell(
  attribute: Attribute,
  cell: string,
  { decimals, days }: { decimals: Decimals; days: DayReading },
): string | number {
  switch (attribute.type) {
    case 'numeric':
    case 'wholeNumber':
      return readNumber(cell, decimals, attribute.maximum <= 1) ?? cell;
    case 'date':
      return readDate(cell, days) ?? cell;
    case 'categorical':
    case 'ordered':
      return asCode(attribute, cell);
    case 'several':
      return readSeveral(attribute, cell);
    case 'text':
      return cell;
  }
}
