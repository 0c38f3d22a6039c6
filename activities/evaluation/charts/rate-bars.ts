import { barX, ruleX, text } from '@observablehq/plot';
import { drawPlot, heightFor, ROW_MARGINS } from './draw-plot.ts';

/** Shares, 0..1, as horizontal bars from a common zero; a share that is not defined has no bar. */
export function rateBars(label: string, rows: readonly { title: string; share: number | null }[]): string {
  const bars = rows.map(({ title, share }) => {
    const stated = share === null ? 'no cases' : `${(100 * share).toFixed(1)} %`;
    return { title, share: share ?? 0, stated, about: `${title}: ${stated}` };
  });
  return drawPlot(label, {
    ...ROW_MARGINS,
    width: 640,
    height: heightFor(rows.length),
    x: { label: null, domain: [0, Math.max(0.1, ...bars.map(({ share }) => share))], axis: null },
    y: { label: null, domain: bars.map(({ title }) => title), tickSize: 0 },
    marks: [
      barX(bars, { x: 'share', y: 'title', fill: 'var(--mark)', insetTop: 4, insetBottom: 4, title: 'about' }),
      text(bars, { y: 'title', text: 'stated', frameAnchor: 'right', dx: 55, textAnchor: 'end' }),
      ruleX([0], { stroke: 'var(--quiet)' }),
    ],
  });
}
