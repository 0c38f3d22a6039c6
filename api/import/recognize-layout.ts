import { CsvError, parse } from 'csv-parse/sync';
import { isBlank, RECORD_ENDS, withoutGaps } from './csv-cells.ts';
import { DELIMITER_NAMES, DELIMITERS, type DelimiterName, type Dialect } from './dialect.ts';

/** The separator of cells, and which record that is not blank, counted from 0, names the columns; `null` for none. */
export interface Layout {
  delimiter: DelimiterName;
  header: { record: number } | { line: number } | null;
}

const SAMPLE = 64 * 1024;
const MAX_RECORDS = 200;
/** Maximum number of records above the names of the columns. */
const MAX_ABOVE = 30;
/** Weight of a column whose name is known against the evenness of the rows, 0..1. */
const KNOWN = 2;

/**
 * The layout of a table's text: as the dialect states, otherwise the delimiter with which most columns have a known
 * name and rows have the same number of cells, and the first record that names known columns or, as wide as the rows, most columns.
 *
 * @param isKnown whether a column of that name would be read
 */
export function recognizeLayout(text: string, dialect: Dialect, isKnown: (name: string) => boolean): Layout {
  const sample = text.slice(0, SAMPLE);
  const named = dialect.delimiter ?? declaredDelimiter(sample);
  const candidates = (named ? [named] : DELIMITER_NAMES).map((delimiter) => examine(sample, delimiter, isKnown));
  const split = candidates.filter(({ width }) => width > 1);
  // Cells contain blanks as well, so blanks separate cells only if nothing else does.
  const clear = split.filter(({ delimiter }) => delimiter !== 'blank');
  const [best] = (clear.length > 0 ? clear : split).toSorted((one, other) => other.weight - one.weight);
  const { delimiter, header } = best ?? { delimiter: named ?? 'comma', header: 0 };
  if (dialect.header === undefined) return { delimiter, header: { record: header } };
  return { delimiter, header: dialect.header === 0 ? null : { line: dialect.header } };
}

/** The delimiter that a first line such as `sep=;` names, which spreadsheets write. */
function declaredDelimiter(text: string): DelimiterName | undefined {
  const declared = /^sep=(.)\s*[\r\n]/i.exec(text)?.[1];
  return DELIMITER_NAMES.find((name) => DELIMITERS[name] === declared);
}

function examine(sample: string, delimiter: DelimiterName, isKnown: (name: string) => boolean) {
  const records = readSample(sample, delimiter).filter((cells) => !isBlank(cells));
  const widths = records.map((cells) => cells.length);
  const width = mostFrequent(widths);
  const known = records.slice(0, MAX_ABOVE).map((cells) => cells.filter((cell) => isKnown(cell.trim())).length);
  const most = Math.max(0, ...known);
  const header = most > 0 ? known.indexOf(most) : firstNames(records, width);
  const even = widths.filter((each) => each === width).length / Math.max(1, widths.length);
  return { delimiter, width: Math.max(width, records[header]?.length ?? 0), header, weight: KNOWN * most + even };
}

/**
 * The first record that is as wide as the rows and names most of its columns: a spreadsheet fills a title above the names, or a line of
 * names that several columns have in common, with empty cells.
 */
function firstNames(records: readonly string[][], width: number): number {
  const isWide = (cells: string[]) => cells.length === width;
  const isFilled = (cells: string[]) => cells.filter((cell) => cell.trim() !== '').length * 2 > width;
  const named = records.slice(0, MAX_ABOVE).findIndex((cells) => isWide(cells) && isFilled(cells));
  return named >= 0 ? named : Math.max(0, records.findIndex(isWide));
}

/** The records of a sample, up to the one in which the sample ends. */
function readSample(sample: string, delimiter: DelimiterName): string[][] {
  const records: string[][] = [];
  try {
    parse(sample, {
      delimiter: DELIMITERS[delimiter],
      record_delimiter: RECORD_ENDS,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: MAX_RECORDS,
      on_record: (cells: string[]) => {
        records.push(withoutGaps(cells, delimiter));
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return records;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
