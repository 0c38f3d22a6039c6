import { describeNumber, describeSpan } from '#api/figures-in-words.ts';

export type Cell = string | number | null;
/** A row of figures by column. */
export type Cells = Readonly<Record<string, Cell>>;
/**
 * How a column's figures are read: words as they stand, names such as `specialPleading` as words, moments (RFC 3339), plain
 * numbers, shares (0..1) in per cent, seconds in larger units.
 */
export type Kind = 'words' | 'name' | 'moment' | 'number' | 'share' | 'seconds';

export const numberOf = <Row extends Cells>(row: Row, column: keyof Row): number => Number(row[column] ?? 0);
export const textOf = <Row extends Cells>(row: Row, column: keyof Row): string => String(row[column] ?? '');

/** A column's name as a heading: `overrideShare` as `override share`; times name their units in the cells. */
export const headingOf = (column: string): string => inWords(column.replace(/Seconds$/, ''));

const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A report's explanation for readers of its table, who see headings and not the names of columns. */
export const explainByHeadings = (explanation: string, columns: Readonly<Record<string, unknown>>): string =>
  explanation.replaceAll(/\b[a-z]+[A-Z]\w*/g, (name) => (name in columns ? `“${headingOf(name)}”` : name));

/** A figure as people read it; a dash if there is none. */
export function describeCell(kind: Kind | undefined, value: Cell | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return kind === 'name' ? inWords(value) : value;
  if (kind === 'share') return percent(value);
  if (kind === 'seconds') return describeSeconds(value);
  return describeNumber(value);
}

export const percent = (share: number): string => `${describeNumber(Math.round(share * 1000) / 10)} %`;

const SECONDS_IN_FULL = 120;

/** A length of time: short ones in seconds, others in their two largest units. */
export const describeSeconds = (seconds: number): string =>
  seconds < SECONDS_IN_FULL
    ? `${describeNumber(Math.round(seconds * 10) / 10)} s`
    : describeSpan(new Date(0).toISOString(), new Date(seconds * 1000).toISOString());
