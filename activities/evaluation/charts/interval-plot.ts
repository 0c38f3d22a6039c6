import { dot, ruleX, ruleY, text } from '@observablehq/plot';
import type { Estimate } from '../bootstrap.ts';
import { drawPlot, heightFor, ROW_MARGINS } from './draw-plot.ts';

/** Figures with their intervals, one row each, on an axis from 0.4 to 1 with a line at 0.5, which is chance. */
export function intervalPlot(label: string, rows: readonly { title: string; estimate: Estimate }[]): string {
  const points = rows.map(({ title, estimate: { value, lower, upper } }) => ({
    title,
    value,
    lower,
    upper,
    figure: value.toFixed(3),
    about: `${title}: ${value.toFixed(3)}, 95 % interval ${lower.toFixed(3)} to ${upper.toFixed(3)}`,
  }));
  return drawPlot(label, {
    ...ROW_MARGINS,
    width: 640,
    height: heightFor(rows.length),
    x: { label: null, domain: [0.4, 1], clamp: true, ticks: 7, grid: true },
    y: { label: null, domain: points.map(({ title }) => title), tickSize: 0 },
    marks: [
      ruleX([0.5], { stroke: 'var(--quiet)', strokeDasharray: '3 3' }),
      ruleY(points, { y: 'title', x1: 'lower', x2: 'upper', stroke: 'var(--mark)', strokeWidth: 1.5 }),
      dot(points, { x: 'value', y: 'title', r: 4.5, fill: 'var(--mark)', title: 'about' }),
      text(points, { y: 'title', text: 'figure', frameAnchor: 'right', dx: 50, textAnchor: 'end' }),
    ],
  });
}
