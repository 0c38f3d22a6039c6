import { stringify } from 'csv-stringify/sync';

/** What tells Excel that a CSV file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Rows as CSV (RFC 4180) with a header. A text that a spreadsheet would run as a
 * formula gets an apostrophe before it, and one with a line end of any kind stands in quotes.
 */
export const toCsv = (columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string =>
  stringify([...rows], {
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
