import type { SeriesToken } from '#api/charts/series.ts';
import { textOf, type Cells } from '../figures.ts';
import type { Options } from './marks.ts';

/** A picture of some of a report's rows. */
export interface Drawing {
  title: string;
  /** What is to be seen, in a sentence. */
  label: string;
  options: Options;
  legend?: readonly { token: SeriesToken; name: string }[];
  /** The rows it is drawn from. */
  rows: readonly Cells[];
}

const PREFIXES: Partial<Record<string, string>> = { policy: 'policy ', policyVersion: 'version ' };

/** Rows by what they hold in some columns, each group with its name. */
export const groupBy = <Row extends Cells>(
  rows: readonly Row[],
  ...columns: (keyof Row & string)[]
): [name: string, rows: Row[]][] => [
  ...Map.groupBy(rows, (row) => columns.map((column) => `${PREFIXES[column] ?? ''}${textOf(row, column)}`).join(', ')),
];

/** Rows in words, for readers who cannot see the picture. */
export const tell = <Row>(rows: readonly Row[], name: (row: Row) => string, say: (row: Row) => string): string =>
  rows.map((row) => `${name(row)}: ${say(row)}`).join('; ');
