import { z } from 'zod';
import { ENCODINGS } from './decode-text.ts';
import { DATE_ORDERS } from './date-order.ts';
import { DayAsRead } from './days-as-read.ts';
import { PERIODS, SERIAL_DAYS } from './read-date.ts';

/** Possible separators between the cells of a table, by name. */
export const DELIMITERS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', blank: ' ' } as const;
export type DelimiterName = keyof typeof DELIMITERS;
export const DELIMITER_NAMES = Object.keys(DELIMITERS) as DelimiterName[];

export const DECIMALS = ['point', 'comma'] as const;
export type Decimals = (typeof DECIMALS)[number];

/** How a table is written, as far as the caller states it; the rest is recognised. */
export const Dialect = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITER_NAMES).optional(),
  decimals: z.enum(DECIMALS).optional(),
  /** Whether day or month comes first in dates such as 11/12/2026. */
  dates: z.enum(DATE_ORDERS).optional(),
  /** Which day of a week or month is meant, the first by default. */
  periods: z.enum(PERIODS).optional(),
  /** The year from which numbered days such as 45321 count, 1900 by default. */
  serialDays: z.enum(SERIAL_DAYS).optional(),
  /** The line with the names of the columns; 0 if there is none. */
  header: z.number().int().min(0).max(1_000_000).optional(),
});
export type Dialect = z.infer<typeof Dialect>;

/** How a table was read, and what was left out of it. */
export const TableReading = z.strictObject({
  encoding: z.enum(ENCODINGS),
  delimiter: z.enum(DELIMITER_NAMES),
  decimals: z.enum(DECIMALS),
  dates: z.enum(DATE_ORDERS),
  header: z.number().int(),
  leftOut: z.strictObject({
    columns: z.array(z.string()),
    /** Notes above the header and totals below the last row. */
    lines: z.array(z.strictObject({ line: z.number().int(), text: z.string() })),
  }),
  /** Of each column of days, one cell of each kind that says something else than a day in full. */
  days: z.array(DayAsRead),
});
export type TableReading = z.infer<typeof TableReading>;
