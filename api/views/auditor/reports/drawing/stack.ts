import { SERIES } from '#api/charts/series.ts';
import { numberOf, type Cells } from '../figures.ts';
import type { Drawing } from './drawing.ts';
import { stacked } from './marks.ts';

/** Counts of rows as parts of a whole, in a line for each name. */
export function stack<Row extends Cells>(
  group: string,
  rows: readonly Row[],
  {
    name,
    part,
    count,
    label,
  }: { name: (row: Row) => string; part: (row: Row) => string; count: keyof Row; label: string },
): Drawing {
  const parts = rows.map((row) => ({ name: name(row), part: part(row), count: numberOf(row, count) }));
  const series = [...new Set(parts.map((each) => each.part))].map((each, index) => ({
    name: each,
    token: SERIES[index % SERIES.length] ?? 'series-6',
  }));
  return {
    title: group,
    label: `${label}. ${parts.map((each) => `${each.name}, ${each.part}: ${each.count}`).join('; ')}`,
    options: stacked(parts, series, `${label} →`),
    legend: series,
    rows,
  };
}
