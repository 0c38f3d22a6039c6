import type { DelimiterName } from './dialect.ts';

/** Record separators, the longest first; a table may mix them. */
export const RECORD_ENDS = ['\r\n', '\n', '\r'];

/** All kinds of blanks, and invisible characters such as direction marks and soft hyphens. */
const INVISIBLE = /^[\s\p{Cf}]+/u;

/** A cell without the blanks and invisible characters around it. */
export function trimCell(cell: string): string {
  const text = cell.replace(INVISIBLE, '');
  let end = text.length;
  while (end > 0) {
    const isPair = end > 1 && (text.codePointAt(end - 2) ?? 0) > 0xffff;
    const start = end - (isPair ? 2 : 1);
    if (!INVISIBLE.test(text.slice(start, end))) break;
    end = start;
  }
  return text.slice(0, end);
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => trimCell(cell) === '');

/** If blanks separate cells, several in a row count as one. */
export const withoutGaps = (cells: string[], delimiter: DelimiterName): string[] =>
  delimiter === 'blank' ? cells.filter((cell) => cell !== '') : cells;

const MAX_SHOWN = 60;

/** A value in quotes, with unusual blanks and invisible characters as their code points. */
export function showValue(value: string): string {
  const cut = value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN - 1).toWellFormed()}…` : value;
  const shown = cut.replace(/[^\S ]|\p{Cc}|\p{Cf}/gu, (each) =>
    each === '\t' ? '⇥' : `[U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
  const fromStart = shown.trimStart();
  const bare = fromStart.trimEnd();
  return `"${'␣'.repeat(shown.length - fromStart.length)}${bare}${'␣'.repeat(fromStart.length - bare.length)}"`;
}
