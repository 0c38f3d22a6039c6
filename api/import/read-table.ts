import { trimCell } from './csv-cells.ts';
import type { Dialect, DelimiterName } from './dialect.ts';
import { readCsv, type CsvRow } from './read-csv.ts';
import { recognizeLayout } from './recognize-layout.ts';
import { takeUnits } from './units-row.ts';
import type { FieldError } from '../problem.ts';

/** The columns of a table that contain data. */
export interface TableForm {
  header: string[];
  /** Where each column stands in the file, counted from 1. */
  places: number[];
  delimiter: DelimiterName;
  /** The line of the header; 0 if there is none. */
  headerLine: number;
}

/** A table with the rows and columns that contain data. */
export interface ReadTable extends TableForm {
  rows: CsvRow[];
  errors: FieldError[];
  /** Whether its last row is followed by text that is not CSV. */
  isBroken: boolean;
  /** Notes above the header, units below it, further lines that repeat it, and totals below the last row. */
  leftOut: { line: number; text: string }[];
  /** Of each column, what a line below the header says its numbers are counted in; empty where it says nothing. Absent for rows that follow others. */
  units?: string[];
}

/**
 * Reads a text as a table, in the layout that its dialect states or that is recognised. Columns with neither name nor
 * content, notes above the header, units below it, rows that repeat it and totals below the last row are left out.
 *
 * @param isKnown whether a column of that name would be read
 * @param isWhole false for the beginning of a table, whose last rows are not taken for totals
 */
export async function readTable(
  text: string,
  dialect: Dialect,
  isKnown: (name: string) => boolean,
  { isWhole = true } = {},
): Promise<ReadTable> {
  const layout = recognizeLayout(text, dialect, isKnown);
  const { header, headerLine, rows, above, errors, isBroken } = await readCsv(text, layout);
  const below = isWhole ? takeTotals(rows, header.length) : [];
  const again = headerLine > 0 ? takeHeaders(rows, header) : [];
  const units = headerLine > 0 ? takeUnits(rows) : undefined;
  if (headerLine === 0) above.push(...takeNotes(rows));
  const meant = header.flatMap((name, place) =>
    name !== '' || rows.some(({ cells }) => trimCell(cells[place] ?? '') !== '') ? [place] : [],
  );
  const places = meant.map((place) => place + 1);
  const names = meant.map((place) => header[place] ?? '');
  if (headerLine > 0 && !names.some(isKnown) && looksLikeData(names))
    errors.push({
      field: `line ${headerLine}`,
      message: `the first line does not look like a header: ${names.join(' ').slice(0, MAX_TEXT)}; name the columns in the first line, or say with the dialect that there is no header and where columns go`,
    });
  return {
    header: names,
    places,
    rows: placeCells(places, rows),
    errors,
    isBroken,
    delimiter: layout.delimiter,
    headerLine,
    leftOut: [
      ...above.filter(({ cells }) => !/^sep=/i.test(cells[0] ?? '')),
      ...(units ? [units] : []),
      ...again,
      ...below,
    ].map(noteOf),
    units: meant.map((place) => (units ? trimCell(units.cells[place] ?? '') : '')),
  };
}

/**
 * Rows with the cells of the columns that are read. A row with fewer cells, or with one beyond these columns that is not blank,
 * says so.
 *
 * @param places of the columns in the file, counted from 1
 */
export function placeCells(places: readonly number[], rows: readonly CsvRow[]): CsvRow[] {
  const width = places.at(-1) ?? 0;
  const isRead = new Set(places);
  return rows.map(({ line, cells }) => {
    const beyond = cells.findIndex((cell, index) => !isRead.has(index + 1) && trimCell(cell) !== '');
    if (cells.length < width || beyond >= width)
      return { line, cells, fault: `the row has ${cells.length} cells, but the header has ${width}` };
    if (beyond >= 0) return { line, cells, fault: `the row has a value in column ${beyond + 1}, which has no name` };
    return { line, cells: places.map((place) => cells[place - 1] ?? '') };
  });
}

/** Removes the totals below the last row, and returns them. */
export function takeTotals(rows: CsvRow[], width: number): CsvRow[] {
  const totals: CsvRow[] = [];
  for (let last = rows.at(-1); last && isTotal(last, width); last = rows.at(-1)) {
    totals.unshift(last);
    rows.pop();
  }
  return totals;
}

/** What databases draw below the names of columns. */
const RULE = /^[-=+]{2,}$/;

/** Removes the rows that repeat the header, as where files were joined, and a rule below it, and returns them. */
function takeHeaders(rows: CsvRow[], header: readonly string[]): CsvRow[] {
  const isHeader = ({ cells }: CsvRow) =>
    cells.length === header.length && header.every((name, place) => trimCell(cells[place] ?? '') === name);
  const isRule = (row: CsvRow) => row === rows[0] && row.cells.every((cell) => RULE.test(trimCell(cell)));
  const [repeated, others] = [
    rows.filter((row) => isHeader(row) || isRule(row)),
    rows.filter((row) => !isHeader(row) && !isRule(row)),
  ];
  if (repeated.length > 0) rows.splice(0, rows.length, ...others);
  return repeated;
}

/** A row that is left out, as a line of text. */
export const noteOf = ({ line, cells }: CsvRow): { line: number; text: string } => ({
  line,
  text: cells.map(trimCell).filter(Boolean).join(' ').slice(0, MAX_TEXT),
});

const MAX_TEXT = 200;
const LIKE_DATA = /^[+-]?[\d.,]+%?$/;

/** Whether names of columns look more like the first row of a table without a header. */
export const looksLikeData = (names: readonly string[]): boolean => names.some((name) => LIKE_DATA.test(name));

/** Removes the first rows of a table without a header that are shorter than its second half, such as a title. */
function takeNotes(rows: CsvRow[]): CsvRow[] {
  const usual = rows
    .slice(Math.floor(rows.length / 2))
    .reduce((least, { cells }) => Math.min(least, cells.length), Infinity);
  const first = rows.findIndex(({ cells }) => cells.length >= usual);
  return rows.splice(0, Math.max(0, first));
}

const END_OF_FILE = '\u001a';
const TOTAL =
  /^(?:grand |sub)?(?:totals?|sum|summe|gesamt(?:summe)?|average|mean|median|count|records?|rows?|anzahl|end of (?:file|report))\b/i;

/** Fewer columns than these do not tell a note from a row. */
const MIN_COLUMNS = 3;

/**
 * Whether a row is a total of those above it, by its first word and because most of its cells are empty; or a note below them such as
 * `(60 rows affected)`, or the mark with which MS-DOS ends a file.
 */
function isTotal({ cells }: CsvRow, width: number): boolean {
  const filled = cells.map(trimCell).filter((cell) => cell !== '');
  const [only = ''] = filled;
  if (only === END_OF_FILE) return true;
  if (filled.length === 1 && width >= MIN_COLUMNS && /\S\s+\S/.test(only)) return true;
  return TOTAL.test(filled[0] ?? '') && filled.length * 2 <= Math.max(width, 2);
}
