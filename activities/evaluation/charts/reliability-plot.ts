import { dot, line, ruleX } from '@observablehq/plot';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import type { ReliabilityBin } from '../metrics.ts';
import { drawPlot } from './draw-plot.ts';

/**
 * How often the event happened against how probable it was said to be, one dot per bin with its 95 % interval. Dots on
 * the diagonal are exactly right; the more cases a bin has, the larger its dot.
 */
export function reliabilityPlot(title: string, bins: readonly ReliabilityBin[]): string {
  const points = bins.map(({ cases, withEvent, meanProbability, from, to }) => {
    const observed = withEvent / cases;
    return {
      meanProbability,
      observed,
      cases,
      ...wilsonInterval(withEvent, cases),
      about: `${from} to ${to}: ${withEvent} of ${cases} (${(100 * observed).toFixed(1)} %), mean probability ${meanProbability.toFixed(3)}`,
    };
  });
  const label = `Reliability of ${title}: ${bins.length} bins of probability against the share of events in them`;
  return drawPlot(label, {
    width: 300,
    height: 300,
    marginBottom: 40,
    x: { label: 'probability given', labelAnchor: 'center', labelArrow: 'none', domain: [0, 1], ticks: 3, grid: true },
    y: { label: 'share with the event', labelArrow: 'none', domain: [0, 1], ticks: 3, grid: true },
    r: { range: [0, 8] },
    marks: [
      line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: 'var(--quiet)', strokeDasharray: '3 3' },
      ),
      ruleX(points, { x: 'meanProbability', y1: 'lower', y2: 'upper', stroke: 'var(--mark)', strokeWidth: 1.5 }),
      dot(points, { x: 'meanProbability', y: 'observed', r: 'cases', fill: 'var(--mark)', title: 'about' }),
    ],
  });
}
