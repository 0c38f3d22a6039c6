import { isBlank, trimCell } from './csv-cells.ts';
import type { Dialect, DelimiterName } from './dialect.ts';
import { readCsv, type CsvRow } from './read-csv.ts';
import { recognizeLayout } from './recognize-layout.ts';
import type { FieldError } from '../problem.ts';

/** A table with the rows and columns that contain data. */
export interface ReadTable {
  header: string[];
  /** Where each column stands in the file, counted from 1. */
  places: number[];
  rows: CsvRow[];
  errors: FieldError[];
  delimiter: DelimiterName;
  /** The line of the header; 0 if there is none. */
  headerLine: number;
  /** Notes above the header and totals below the last row. */
  leftOut: { line: number; text: string }[];
}

/**
 * Reads a text as a table, in the layout that its dialect states or that is recognised. Columns with neither name nor
 * content, notes above the header and totals below the last row are left out.
 *
 * @param isKnown whether a column of that name would be read
 */
export async function readTable(
  text: string,
  dialect: Dialect,
  isKnown: (name: string) => boolean,
): Promise<ReadTable> {
  const layout = recognizeLayout(text, dialect, isKnown);
  const { header, headerLine, rows, above, errors } = await readCsv(text, layout);
  const below: CsvRow[] = [];
  for (let last = rows.at(-1); last && isTotal(last, header.length); last = rows.at(-1)) {
    below.unshift(last);
    rows.pop();
  }
  if (headerLine === 0) above.push(...takeNotes(rows));
  const meant = header.flatMap((name, place) =>
    name !== '' || rows.some(({ cells }) => trimCell(cells[place] ?? '') !== '') ? [place] : [],
  );
  const width = (meant.at(-1) ?? -1) + 1;
  const read: CsvRow[] = [];
  for (const { line, cells } of rows) {
    if (cells.length < width || !isBlank(cells.slice(header.length)))
      read.push({ line, cells, fault: `the row has ${cells.length} cells, but the header has ${width}` });
    else read.push({ line, cells: meant.map((place) => cells[place] ?? '') });
  }
  const names = meant.map((place) => header[place] ?? '');
  if (headerLine > 0 && !names.some(isKnown) && looksLikeData(names))
    errors.push({
      field: `line ${headerLine}`,
      message: `the first line does not look like a header: ${names.join(' ').slice(0, MAX_TEXT)}; name the columns in the first line, or say with the dialect that there is no header and where columns go`,
    });
  return {
    header: names,
    places: meant.map((place) => place + 1),
    rows: read,
    errors,
    delimiter: layout.delimiter,
    headerLine,
    leftOut: [...above.filter(({ cells }) => !/^sep=/i.test(cells[0] ?? '')), ...below].map(({ line, cells }) => ({
      line,
      text: cells.map(trimCell).filter(Boolean).join(' ').slice(0, MAX_TEXT),
    })),
  };
}

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

const TOTAL =
  /^(?:grand |sub)?(?:totals?|sum|summe|gesamt(?:summe)?|average|mean|median|count|records?|rows?|anzahl|end of (?:file|report))\b/i;

/** Whether a row is a total of those above it: by its first word, and because most of its cells are empty. */
function isTotal({ cells }: CsvRow, width: number): boolean {
  const filled = cells.map(trimCell).filter((cell) => cell !== '');
  return TOTAL.test(filled[0] ?? '') && filled.length * 2 <= Math.max(width, 2);
}
