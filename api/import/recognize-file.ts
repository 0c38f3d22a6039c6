import { invalid } from '../problem.ts';
import { CSV_TYPE, NDJSON_TYPE } from './tables.ts';

/** How a spreadsheet file begins: newer ones are archives, older ones have a format of their own. */
const SPREADSHEETS = [Buffer.from('504b0304', 'hex'), Buffer.from('d0cf11e0', 'hex')];

export const wrongFile = (message: string) => invalid([{ field: '/file', message }], 'The file cannot be read');

/** @throws Problem 422 for a file that begins like a spreadsheet */
export function refuseSpreadsheet(content: Buffer): void {
  if (SPREADSHEETS.some((beginning) => content.subarray(0, 4).equals(beginning)))
    throw wrongFile('this is a spreadsheet; save the table as CSV and upload that');
}

/**
 * The media type of a file, by the beginning of its text.
 *
 * @throws Problem 422 for a text that is neither a table nor NDJSON
 */
export function mediaTypeOf(text: string): typeof CSV_TYPE | typeof NDJSON_TYPE {
  if (text.includes('\0')) throw wrongFile('the file is not a text file; save the table as CSV and upload that');
  const start = text.trimStart()[0];
  if (start === '[') throw wrongFile('this is a JSON list; send CSV, or NDJSON with one record per line');
  return start === '{' ? NDJSON_TYPE : CSV_TYPE;
}
