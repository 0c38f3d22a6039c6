import { trimCell } from '../../import/csv-cells.ts';
import type { Dialect, TableReading } from '../../import/dialect.ts';
import { recognizeDates, settleDates, type DateOrder } from '../../import/date-order.ts';
import { readDate } from '../../import/read-date.ts';
import { recognizeDecimals, settleDecimals } from '../../import/read-number.ts';
import { looksLikeData, readTable, type ReadTable } from '../../import/read-table.ts';
import { invalid } from '../../problem.ts';
import { findMissing } from './read-cells.ts';

/** The content of a column, and its codes for missing values. */
export interface ColumnContent {
  column: string;
  /** Where it stands in the file, counted from 1. */
  place: number;
  /** The cells without missing values. */
  cells: readonly string[];
  /** The cells of all rows. */
  everyCell: readonly string[];
  missing: readonly string[];
  /** What a line below the names says that its numbers are counted in; empty where there is none. */
  unit: string;
}

/** How a table was read, so that it can be read again in the same way. */
export type DraftDialect = Pick<TableReading, 'delimiter' | 'decimals' | 'header'> & {
  /** Absent if the days of the file do not show their order, so that the import asks for it. */
  dates?: DateOrder;
} & Pick<Dialect, 'periods' | 'serialDays'>;

/** The contents of a table's columns. */
export interface TableContents {
  columns: ColumnContent[];
  /** Rows that have a cell for each column. */
  rows: number;
  dialect: DraftDialect;
  /** A day of the file that could be read in several orders, where none of the others shows which. */
  unclearDay?: string;
  /** Lines above and below the names and below the rows that are not rows. */
  leftOut: readonly { line: number; text: string }[];
}

/**
 * Reads the contents of a table's columns. A first line that looks like a row counts as one, and the columns are then
 * named by their places.
 *
 * @throws Problem 422 if the text is not a table with at least two columns and two rows
 */
export async function readContents(text: string, dialect: Dialect): Promise<TableContents> {
  const { header, places, rows, delimiter, headerLine, leftOut, units } = await readWithHeader(text, dialect);
  const sound = rows.filter(({ fault }) => fault === undefined);
  if (header.length < 2 || sound.length < 2)
    throw invalid([{ field: 'body', message: 'give a table with a line of names and at least two rows' }]);
  const all = sound.flatMap(({ cells }) => cells.map(trimCell));
  const decimals = dialect.decimals ?? settleDecimals(recognizeDecimals(all, delimiter === 'semicolon'));
  const columns = header.map((column, place): ColumnContent => {
    const cells = sound.map((row) => trimCell(row.cells[place] ?? ''));
    const missing = findMissing(cells, decimals);
    const filled = cells.filter((cell) => cell !== '' && !missing.includes(cell));
    return {
      column,
      place: places[place] ?? place + 1,
      cells: filled,
      everyCell: cells,
      missing,
      unit: units?.[place] ?? '',
    };
  });
  const days = columns.filter(({ cells }) => cells.length > 0 && cells.every(isLikeDay)).flatMap(({ cells }) => cells);
  const dates = dialect.dates ?? recognizeDates(days);
  return {
    columns,
    rows: sound.length,
    dialect: {
      delimiter,
      decimals,
      header: headerLine,
      ...(dialect.periods && { periods: dialect.periods }),
      ...(dialect.serialDays && { serialDays: dialect.serialDays }),
      ...(typeof dates === 'string' && { dates: settleDates(dates) }),
    },
    ...(typeof dates === 'object' && { unclearDay: dates.unclear }),
    leftOut,
  };
}

/** Whether a cell is a day in some order. */
const isLikeDay = (cell: string): boolean => readDate(cell, { dates: 'dayFirst' }) !== undefined;

async function readWithHeader(text: string, dialect: Dialect): Promise<ReadTable> {
  const read = await readTable(text, dialect, () => false);
  const hasNames = dialect.header !== undefined || !looksLikeData(read.header);
  return hasNames ? read : readTable(text, { ...dialect, header: 0 }, () => false);
}
