import { SERIES } from '#api/charts/series.ts';
import { say, type Words } from '#api/ui/say.ts';
import { numberOf, type Cells } from '../figures.ts';
import { joined, type Drawing } from './drawing.ts';
import { stacked } from './marks.ts';

/**
 * Counts of rows as parts of a whole, in a line for each name.
 *
 * @param how `part` says which part a row counts to, and `namePart` what that is called
 */
export function stack<Row extends Cells>(
  title: Words,
  rows: readonly Row[],
  how: {
    name: (row: Row) => Words;
    part: (row: Row) => string;
    namePart: (part: string) => Words;
    count: keyof Row;
    label: Words;
  },
): Drawing {
  const { name, part, namePart, count, label } = how;
  const parts = rows.map((row) => ({ name: name(row), part: part(row), count: numberOf(row, count) }));
  const series = [...new Set(parts.map((each) => each.part))].map((each, index) => ({
    part: each,
    name: namePart(each),
    token: SERIES[index % SERIES.length] ?? 'series-6',
  }));
  const told = joined(
    parts.map((each) => say`${each.name}, ${namePart(each.part)}: ${each.count}`),
    '; ',
  );
  return {
    title,
    label: say`${label}. ${told}`,
    options: stacked(parts, series, say`${label} →`),
    legend: series,
    rows,
  };
}
