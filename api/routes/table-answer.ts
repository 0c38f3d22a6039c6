import { z } from 'zod';
import { TABLE_FORMATS, type TableFormat } from '../table-file.ts';

/** The parameters by which a list is asked for as a file. */
export const TABLE_QUERY = {
  /** By default, what the Accept header asks for. All formats but `json` give everything that is found, in one file. */
  format: z.enum(Object.keys(TABLE_FORMATS) as [TableFormat, ...TableFormat[]]).optional(),
  /** Whether a CSV file begins with a byte order mark, so that Excel reads it as UTF-8. */
  bom: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
};

/** The answer of a list: a page of it as JSON, or all of it as a file. */
export const tableAnswer = <Page extends z.ZodType>(page: Page) => ({
  content: {
    'application/json': { schema: page },
    'text/csv': { schema: z.string() },
    'application/x-ndjson': { schema: z.string() },
    'application/vnd.apache.parquet': { schema: z.any() },
  },
});
