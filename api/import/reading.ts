import { z } from 'zod';
import { Dialect } from './dialect.ts';

/** A parameter of an address that holds JSON. */
export const json = <T extends z.ZodType>(schema: T, example: string, max: number) =>
  z
    .string()
    .max(max)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: `give JSON such as ${example}` });
        return z.NEVER;
      }
    })
    .pipe(schema);

const Columns = z.record(z.string().min(1).max(200), z.string().min(1).max(200).nullable());
const Missing = z.array(z.string().min(1).max(100)).max(50);

const ReferencePrefix = z.string().min(1).max(100);

/** How a caller wants records to be read; what is left out is recognised. */
export const Reading = z.strictObject({
  dialect: Dialect.optional(),
  /** Where columns go, by name or by place such as `#4`; `null` leaves one out. */
  columns: Columns.optional(),
  leaveOutUnknown: z.boolean().optional(),
  /** Codes for a missing value. */
  missing: Missing.optional(),
  /** Names the rows of a table without a column of references: `adult` makes them `adult-1`, `adult-2` and so on. */
  referencePrefix: ReferencePrefix.optional(),
});
export type Reading = z.infer<typeof Reading>;

/** The parameters of an address that determine how a file is read. */
export const ReadingQuery = {
  dialect: json(Dialect, '{"delimiter":"semicolon","decimals":"comma","encoding":"windows-1252","header":3}', 500)
    .optional()
    .meta({
      description:
        'How a table is written, as JSON with any of delimiter (comma, semicolon, tab, pipe, blank), decimals (point, comma), dates (dayFirst, monthFirst, yearFirst), periods (firstDay, lastDay: the day that a week or month stands for), serialDays (1900, 1904: the year from which days such as 45321 count), encoding (utf-8, utf-16le, utf-16be, windows-1252) and header (the line with the names, 0 for none: columns are then called "column 1" and so on); what is left out is recognised',
    }),
  columns: json(Columns, '{"Risk score":"risk","#4":null}', 5_000).optional().meta({
    description:
      'Where columns of a table go, as JSON from a column’s name, or its place such as "#4", to the name of an attribute or of a column of its own; null leaves the column out',
  }),
  unknownColumns: z.enum(['refuse', 'leaveOut']).optional().meta({
    description: 'leaveOut reads a table without the columns that match nothing; the answer lists them',
  }),
  missing: z.string().max(1_000).optional().meta({
    description: 'What stands for a value that is not known, separated by commas, such as NA,?,8888',
  }),
  referencePrefix: ReferencePrefix.optional().meta({
    description:
      'Names the rows of a table that has no column of references by this word and their number: adult makes them adult-1, adult-2 and so on',
  }),
};

/** Parses the parameters of an address. */
export const readingOf = (query: {
  dialect?: Dialect | undefined;
  columns?: Record<string, string | null> | undefined;
  unknownColumns?: 'refuse' | 'leaveOut' | undefined;
  missing?: string | undefined;
  referencePrefix?: string | undefined;
}): Reading => ({
  dialect: query.dialect,
  columns: query.columns,
  leaveOutUnknown: query.unknownColumns === 'leaveOut',
  missing: readCodes(query.missing),
  referencePrefix: query.referencePrefix,
});

/** Codes that are separated by commas. */
export const readCodes = (text = ''): string[] =>
  text
    .split(',')
    .map((code) => code.trim())
    .filter((code) => code !== '');
