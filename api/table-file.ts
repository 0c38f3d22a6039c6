import { parquetWriteBuffer } from 'hyparquet-writer';
import { BYTE_ORDER_MARK, toCsv } from './to-csv.ts';

/** The formats in which a list is served, by what `format` calls them. */
export const TABLE_FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
} as const;
export type TableFormat = keyof typeof TABLE_FORMATS;

/** Names under which callers ask for the formats as well. */
const ALSO: Record<string, TableFormat> = {
  'application/ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'application/parquet': 'parquet',
  'application/x-parquet': 'parquet',
};

/** The format that an `Accept` header names first; JSON where it names none of them. */
export function formatAccepted(accept = ''): TableFormat {
  const named = accept.split(',').map((each) => each.split(';')[0]?.trim().toLowerCase() ?? '');
  for (const type of named) {
    const found = (Object.keys(TABLE_FORMATS) as TableFormat[]).find((each) => TABLE_FORMATS[each] === type);
    const format = found ?? ALSO[type];
    if (format) return format;
  }
  return 'json';
}

type Cell = string | number | boolean | Date | null;

/** The columns of a table, in their order. */
export type TableColumns<Row> = Record<
  string,
  { type: 'STRING' | 'BOOLEAN' | 'INT32' | 'TIMESTAMP'; cell: (row: Row) => Cell }
>;

/** Headers of a list that a browser or a program downloads as a file. */
export const tableFileHeaders = (name: string, format: Exclude<TableFormat, 'json'>): Record<string, string> => ({
  'content-type': `${TABLE_FORMATS[format]}${format === 'csv' ? '; charset=utf-8' : ''}`,
  'content-disposition': `attachment; filename="${name}.${format}"`,
});

/**
 * A list as a file; NDJSON has its rows as they are, and the others their columns.
 *
 * @param byteOrderMark begins a CSV file with the mark by which Excel reads it as UTF-8
 */
export function tableFile<Row>(
  format: Exclude<TableFormat, 'json'>,
  columns: TableColumns<Row>,
  rows: readonly Row[],
  byteOrderMark: boolean,
): Buffer {
  switch (format) {
    case 'csv':
      return Buffer.from(`${byteOrderMark ? BYTE_ORDER_MARK : ''}${asCsv(columns, rows)}`);
    case 'ndjson':
      return Buffer.from(rows.map((each) => `${JSON.stringify(each)}\n`).join(''));
    case 'parquet':
      return asParquet(columns, rows);
  }
}

const asCsv = <Row>(columns: TableColumns<Row>, rows: readonly Row[]): string =>
  toCsv(
    Object.keys(columns),
    rows.map((row) => Object.fromEntries(Object.entries(columns).map(([name, { cell }]) => [name, asText(cell(row))]))),
  );

function asText(cell: Cell): string | number | null {
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'boolean' ? String(cell) : cell;
}

const asParquet = <Row>(columns: TableColumns<Row>, rows: readonly Row[]): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, { type, cell }]) => ({
        name,
        type,
        nullable: true,
        data: rows.map((row) => cell(row) ?? undefined),
      })),
    }),
  );
