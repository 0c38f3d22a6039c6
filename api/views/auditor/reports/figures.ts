import { describeDay, describeNumber, describeSpan } from '#api/figures-in-words.ts';
import { Phrase, phraseOf, say, textIn, type Words } from '#api/ui/say.ts';
import { headingOf } from './column-names.ts';
import { nameValue } from './value-names.ts';

export type Cell = string | number | null;
/** A row of figures by column. */
export type Cells = Readonly<Record<string, Cell>>;
/**
 * How a column's figures are read: words as they stand, names such as `specialPleading` as words, days such as `2026-11-24`, moments
 * (RFC 3339), ids, plain numbers, shares (0..1) in per cent, seconds in larger units.
 */
export type Kind = 'words' | 'name' | 'day' | 'moment' | 'id' | 'number' | 'share' | 'seconds';

export const numberOf = <Row extends Cells>(row: Row, column: keyof Row): number => Number(row[column] ?? 0);
export const textOf = <Row extends Cells>(row: Row, column: keyof Row): string => String(row[column] ?? '');

/** A report's explanation for readers of its table, who see headings and not the names of columns. */
export const explainByHeadings = (explanation: string, columns: Readonly<Record<string, unknown>>): Phrase =>
  new Phrase((language) =>
    phraseOf(explanation)
      .in(language)
      .replaceAll(/\b[a-z]+[A-Z]\w*/g, (name) => (name in columns ? `“${textIn(headingOf(name), language)}”` : name)),
  );

/** A figure as people read it; a dash if there is none. */
export function describeCell(kind: Kind | undefined, value: Cell | undefined): Words {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') {
    if (kind === 'day') return new Phrase((language) => describeDay(value, language));
    return kind === 'name' ? nameValue(value) : value;
  }
  if (kind === 'share') return percent(value);
  if (kind === 'seconds') return describeSeconds(value);
  return inFigures(value);
}

/** A number as the reader writes it, with at most that many digits after its point. */
export const inFigures = (value: number, digits = 3): Phrase =>
  new Phrase((language) => describeNumber(Number(value.toFixed(digits)), language));

export const percent = (share: number): Phrase => say`${inFigures(share * 100, 1)} %`;

const SECONDS_IN_FULL = 120;

/** A length of time: short ones in seconds, others in their two largest units. */
export const describeSeconds = (seconds: number): Phrase =>
  seconds < SECONDS_IN_FULL
    ? say`${inFigures(seconds, 1)} s`
    : new Phrase((language) =>
        describeSpan(new Date(0).toISOString(), new Date(seconds * 1000).toISOString(), language),
      );
