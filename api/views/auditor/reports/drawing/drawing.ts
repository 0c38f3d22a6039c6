import type { SeriesToken } from '#api/charts/series.ts';
import { listOf, Phrase, say, textIn, type Words } from '#api/ui/say.ts';
import { textOf, type Cells } from '../figures.ts';
import type { Drawn } from './marks.ts';

/** A picture of some of a report's rows. */
export interface Drawing {
  title: Words;
  /** What is to be seen, in a sentence. */
  label: Words;
  options: Drawn;
  legend?: readonly { token: SeriesToken; name: Words }[];
  /** The rows it is drawn from. */
  rows: readonly Cells[];
}

type Names<Row> = { readonly [Column in keyof Row]?: (row: Row) => Words };

/**
 * Rows by what they hold in some columns, each group with its name.
 *
 * @param names how columns are read in a group's name, where they do not stand as they are
 */
export function groupBy<Row extends Cells>(
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  names: Names<Row> = {},
): [name: Words, rows: Row[]][] {
  const nameIn = (row: Row, column: keyof Row & string): Words => {
    const text = textOf(row, column);
    if (column === 'policy') return say`policy “${text}”`;
    return column === 'policyVersion' ? say`version ${text}` : (names[column]?.(row) ?? text);
  };
  const groups = Map.groupBy(rows, (row) => JSON.stringify(columns.map((column) => row[column])));
  return [...groups.values()].map((each) => {
    const [first] = each;
    return [first ? listOf(columns.map((column) => nameIn(first, column))) : '', each];
  });
}

/** Words in a row, with something between them. */
export const joined = (words: readonly Words[], between: string): Phrase =>
  new Phrase((language, zone) => words.map((each) => textIn(each, language, zone)).join(between));

/** Rows in words, for readers who cannot see the picture. */
export const tell = <Row>(rows: readonly Row[], name: (row: Row) => Words, words: (row: Row) => Words): Phrase =>
  joined(
    rows.map((row) => say`${name(row)}: ${words(row)}`),
    '; ',
  );
