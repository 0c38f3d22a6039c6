import { Readable } from 'node:stream';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FieldError } from '../problem.ts';
import { isBlank, RECORD_ENDS, trimCell, withoutGaps } from './csv-cells.ts';
import { DELIMITERS, type DelimiterName } from './dialect.ts';
import type { Layout } from './recognize-layout.ts';

const CHUNK_BYTES = 64 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A row of a table, its cells in the order of the header. */
export interface CsvRow {
  line: number;
  cells: string[];
  /** Why its cells cannot be assigned to columns. */
  fault?: string;
}

export interface CsvTable {
  header: string[];
  /** The line of the header; 0 if there is none. */
  headerLine: number;
  rows: CsvRow[];
  /** Notes above the header. */
  above: CsvRow[];
  errors: FieldError[];
  /** Whether its last row is followed by text that is not CSV. */
  isBroken: boolean;
}

const PLAIN: Layout = { delimiter: 'comma', header: { record: 0 } };

/**
 * The rows of a CSV text (RFC 4180) with a header, with the line on which each begins, counted from 1. Lines may end in
 * any of the three ways, even mixed. Cells are left as they are, even if they look like a formula; rows with only blank
 * cells are skipped.
 *
 * Reads in pieces, so that a large table does not hold up other requests.
 */
export async function readCsv(text: string, { delimiter, header }: Layout = PLAIN): Promise<CsvTable> {
  const source = Buffer.from(text);
  const table: CsvTable = { header: [], headerLine: 0, rows: [], above: [], errors: [], isBroken: false };
  const lines = lineCounter(source);
  const isHeader = (line: number): boolean => {
    if (header === null) return false;
    return 'record' in header ? table.above.length === header.record : line >= header.line;
  };
  let begun = header === null;
  let end = 0;
  try {
    const parser = Readable.from(pieces(source), { objectMode: false }).pipe(
      parse({
        info: true,
        delimiter: DELIMITERS[delimiter],
        record_delimiter: RECORD_ENDS,
        skip_empty_lines: true,
        relax_column_count: true,
      }),
    );
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes: number } }>) {
      const line = lines.lineOfRecordFrom(end);
      end = info.bytes;
      const cells = withoutGaps(record, delimiter);
      if (isBlank(cells)) continue;
      if (begun) table.rows.push({ line, cells });
      else if (isHeader(line)) {
        begun = true;
        table.headerLine = line;
        table.header = cells.map(trimCell);
      } else table.above.push({ line, cells });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    table.isBroken = true;
    // The end of the last complete record; records that were read ahead are lost with the stream.
    const at = Math.max(end, Number(error.bytes) || 0);
    table.errors.push({ field: `line ${lines.lineOfRecordFrom(at)}`, message: explain(error) });
  }
  if (header === null) table.header = Array.from({ length: widest(table.rows) }, (_, place) => `column ${place + 1}`);
  if (table.header.length === 0 && table.errors.length === 0)
    table.errors.push({ field: 'line 1', message: 'the table has no header; name the columns in the first line' });
  return table;
}

const widest = (rows: readonly CsvRow[]): number => rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Why one record's text is not valid CSV; `undefined` if it is. */
export function faultOfRecord(text: string, delimiter: DelimiterName): string | undefined {
  try {
    parseAtOnce(text, { delimiter: DELIMITERS[delimiter], record_delimiter: RECORD_ENDS, relax_column_count: true });
    return undefined;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return explain(error);
  }
}

/** Streams continue without a turn of the event loop unless something makes them wait, which this does. */
async function* pieces(source: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < source.length; start += CHUNK_BYTES) {
    yield source.subarray(start, start + CHUNK_BYTES);
    await letOthersRun();
  }
}

/** Counts lines for rising positions; the parser would count CRLF in a quoted cell twice. */
function lineCounter(source: Buffer) {
  let line = 1;
  let position = 0;
  const passLine = (): void => {
    if (source[position] === LINE_FEED) line++;
    else if (source[position] === CARRIAGE_RETURN && source[position + 1] !== LINE_FEED) line++;
    position++;
  };
  return {
    /** The line of the first record that begins at or after a byte. */
    lineOfRecordFrom(byte: number): number {
      while (position < byte) passLine();
      while (source[position] === LINE_FEED || source[position] === CARRIAGE_RETURN) passLine();
      return line;
    },
  };
}

function explain(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'an opening quote is never closed';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a cell contains a quote; put the whole cell in quotes and double each quote inside it';
    default:
      return 'the line is not valid CSV';
  }
}
