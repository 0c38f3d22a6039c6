import { Readable } from 'node:stream';
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FieldError } from '../problem.ts';

const CHUNK_BYTES = 64 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** A row of a table, its cells in the order of the header. */
export interface CsvRow {
  line: number;
  cells: string[];
}

export interface CsvTable {
  header: string[];
  rows: CsvRow[];
  errors: FieldError[];
}

/**
 * The rows of a CSV text (RFC 4180) with a header, by the line on which each begins, counted from 1. Cells stay what they
 * are, also where they look like a formula.
 *
 * Reads piece by piece, so that a large table does not hold up other requests.
 */
export async function readCsv(text: string): Promise<CsvTable> {
  const source = Buffer.from(text);
  const table: CsvTable = { header: [], rows: [], errors: [] };
  const lines = lineCounter(source);
  let end = 0;
  try {
    const parser = Readable.from(pieces(source), { objectMode: false }).pipe(
      parse({ info: true, skip_empty_lines: true, relax_column_count: true }),
    );
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { bytes: number } }>) {
      const line = lines.lineOfRecordFrom(end);
      end = info.bytes;
      if (table.header.length === 0) table.header = record.map((name) => name.trim());
      else table.rows.push({ line, cells: record });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Where the last whole record ended: those that were read ahead are lost with the stream.
    const at = Math.max(end, Number(error.bytes) || 0);
    table.errors.push({ field: `line ${lines.lineOfRecordFrom(at)}`, message: explain(error) });
  }
  if (table.header.length === 0 && table.errors.length === 0)
    table.errors.push({ field: 'line 1', message: 'the table has no header; name the columns in the first line' });
  return table;
}

/** The names of a CSV text's columns, as far as they can be read. */
export function readHeader(text: string): string[] {
  try {
    const [header = []] = parseAtOnce(text.slice(0, CHUNK_BYTES), { to: 1, skip_empty_lines: true });
    return header.map((name) => name.trim());
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

/** Streams go on without a turn of the event loop where nothing makes them wait, so this does. */
async function* pieces(source: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < source.length; start += CHUNK_BYTES) {
    yield source.subarray(start, start + CHUNK_BYTES);
    await letOthersRun();
  }
}

/** Counts lines as it is asked for places further and further on: the parser counts CRLF in a quoted cell twice. */
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
