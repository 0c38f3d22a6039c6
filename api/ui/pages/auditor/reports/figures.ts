import type { Cell } from '#api/views/auditor/reports/report.ts';
import { describeNumber, describeSpan } from '#api/ui/time.ts';

export type Row = Readonly<Record<string, Cell>>;

export const numberOf = (row: Row, column: string): number => Number(row[column] ?? 0);
export const textOf = (row: Row, column: string): string => String(row[column] ?? '');

/** A column's name as a heading: `overrideShare` as `override share`; times name their units in the cells. */
export const headingOf = (column: string): string =>
  column.replace(/Seconds$/, '').replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const SHARES = /Share$|Lower$|Upper$|^similarity$|^meanScore$/;

/** A figure as people read it: shares in per cent, times in their units, nothing where there is none. */
export function describeCell(column: string, value: Cell | undefined): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return value;
  if (SHARES.test(column)) return percent(value);
  if (column.endsWith('Seconds')) return describeSeconds(value);
  return describeNumber(value);
}

export const percent = (share: number): string => `${describeNumber(Math.round(share * 1000) / 10)} %`;

const SECONDS_IN_FULL = 120;

/** A length of time: short ones in seconds, others in their two largest units. */
export const describeSeconds = (seconds: number): string =>
  seconds < SECONDS_IN_FULL
    ? `${describeNumber(Math.round(seconds * 10) / 10)} s`
    : describeSpan(new Date(0).toISOString(), new Date(seconds * 1000).toISOString());
