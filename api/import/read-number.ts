import type { Decimals } from './dialect.ts';

const CURRENCY = '(?:[€$£¥₹₽₺₩]|EUR|USD|GBP|CHF|JPY|CNY|INR|CAD|AUD|SEK|NOK|DKK|PLN|CZK|HUF)';
const CURRENCY_BEFORE = new RegExp(`^${CURRENCY}`, 'u');
const CURRENCY_AFTER = new RegExp(`${CURRENCY}$`, 'u');
/** A loss as accountants write it. */
const IN_PARENTHESES = /^\(([^()]+)\)$/;
const MINUS_BEFORE_CURRENCY = new RegExp(`^-\\s*${CURRENCY}`, 'u');
/** As core banking systems write debits. */
const MINUS_BEHIND = /\d\s?-$/;
const POINT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+|\d{1,3}(?:([,\s'’])\d{3})(?:\1\d{3})*(?:\.\d+)?)(?:[eE][+-]?\d+)?$/u;
const COMMA = /^[+-]?(?:\d+(?:,\d*)?|,\d+|\d{1,3}(?:([.\s'’])\d{3})(?:\1\d{3})*(?:,\d+)?)(?:[eE][+-]?\d+)?$/u;

/** Only a decimal sign, or only a sign between thousands, can stand like this. */
const POINT_EVIDENCE =
  /^[+-]?(?:\d+(?:,\d{3})*\.(?:\d{1,2}|\d{4,})|0?\.\d+|\d{4,}\.\d{3}|\d{1,3},\d{3}\.\d+|\d{1,3}(?:,\d{3}){2,})$/;
const COMMA_EVIDENCE =
  /^[+-]?(?:\d+(?:\.\d{3})*,(?:\d{1,2}|\d{4,})|0?,\d+|\d{4,},\d{3}|\d{1,3}\.\d{3},\d+|\d{1,3}(?:\.\d{3}){2,})$/;

/** A cell without the signs around a number and the blanks in it, with its minus in front. */
function bare(cell: string): string {
  let number = cell.replace('\u2212', '-');
  let minus = '';
  const inParentheses = IN_PARENTHESES.exec(number)?.[1];
  if (inParentheses !== undefined) [minus, number] = ['-', inParentheses.trim()];
  if (isPercentage(number)) number = number.slice(0, -1).trimEnd();
  if (MINUS_BEFORE_CURRENCY.test(number)) [minus, number] = [`${minus}-`, number.slice(1).trimStart()];
  if (CURRENCY_BEFORE.test(number)) number = number.replace(CURRENCY_BEFORE, '').trimStart();
  if (CURRENCY_AFTER.test(number)) number = number.replace(CURRENCY_AFTER, '').trimEnd();
  if (MINUS_BEHIND.test(number)) [minus, number] = [`${minus}-`, number.slice(0, -1).trimEnd()];
  return `${minus}${number}`;
}

const isPercentage = (cell: string): boolean => /%\)?$/.test(cell);

/**
 * The decimal sign of a table, from the numbers in it; the point if nothing shows another.
 *
 * @returns `unclear` if the only evidence is a group of three digits after a sign, so that both are possible; `unshown` if no
 *   number has a sign
 */
export function recognizeDecimals(
  cells: Iterable<string>,
  isSemicolonTable: boolean,
): Decimals | 'unclear' | 'unshown' {
  let points = 0;
  let commas = 0;
  let open = false;
  let signed = false;
  for (const cell of cells) {
    const number = bare(cell);
    signed ||= /\d[.,]|[.,]\d/.test(number);
    if (POINT_EVIDENCE.test(number)) points++;
    else if (COMMA_EVIDENCE.test(number)) commas++;
    else if (/^[+-]?\d{1,3},\d{3}$/.test(number) || (isSemicolonTable && /^[+-]?[1-9]\d{0,2}\.\d{3}$/.test(number)))
      open = true;
  }
  if (points > 0 || commas > 0) return commas > points ? 'comma' : 'point';
  if (open) return 'unclear';
  return signed ? 'point' : 'unshown';
}

/** The decimal sign that a table is read by: the point, unless its numbers show the comma. */
export const settleDecimals = (found: ReturnType<typeof recognizeDecimals>): Decimals =>
  found === 'comma' ? 'comma' : 'point';

/**
 * A cell as a number, without percent or currency signs and without thousands separators; `undefined` for anything
 * else.
 *
 * @param asShare whether 13.5 % is 0.135 and not 13.5
 */
export function readNumber(cell: string, decimals: Decimals, asShare: boolean): number | undefined {
  const number = bare(cell);
  if (!(decimals === 'point' ? POINT : COMMA).test(number)) return undefined;
  const plain =
    decimals === 'point' ? number.replace(/[,\s'’]/gu, '') : number.replace(/[.\s'’]/gu, '').replace(',', '.');
  return isPercentage(cell) && asShare ? Number(plain) / 100 : Number(plain);
}
