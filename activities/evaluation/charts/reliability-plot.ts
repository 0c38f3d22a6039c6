import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import type { ReliabilityBin } from '../metrics.ts';
import { dot, line, picture, words } from './svg.ts';

const SIZE = 260;
const MARGIN = 34;

/**
 * How often the event happened against how probable it was said to be, one dot per bin with its 95 % interval. Dots on
 * the diagonal are exactly right; the area of a dot goes by its cases.
 */
export function reliabilityPlot(title: string, bins: readonly ReliabilityBin[]): string {
  const inner = SIZE - 2 * MARGIN;
  const x = (share: number) => MARGIN + share * inner;
  const y = (share: number) => SIZE - MARGIN - share * inner;
  const most = Math.max(...bins.map(({ cases }) => cases));
  const grid = [0, 0.5, 1].flatMap((share) => [
    line(x(share), y(0), x(share), y(1), 'grid'),
    line(x(0), y(share), x(1), y(share), 'grid'),
    words(x(share), SIZE - MARGIN + 14, String(share), 'middle'),
    words(MARGIN - 6, y(share) + 4, String(share), 'end'),
  ]);
  const marks = bins.flatMap(({ cases, withEvent, meanProbability, from, to }) => {
    const { lower, upper } = wilsonInterval(withEvent, cases);
    const observed = withEvent / cases;
    const about = `${from} to ${to}: ${withEvent} of ${cases} (${(100 * observed).toFixed(1)} %), mean probability ${meanProbability.toFixed(3)}`;
    return [
      line(x(meanProbability), y(lower), x(meanProbability), y(upper), 'interval'),
      dot(x(meanProbability), y(observed), Math.max(2, 8 * Math.sqrt(cases / most)), about),
    ];
  });
  const label = `Reliability of ${title}: ${bins.length} bins of probability against the share of events in them`;
  return picture(SIZE, SIZE, label, [
    ...grid,
    line(x(0), y(0), x(1), y(1), 'diagonal'),
    ...marks,
    words(x(0.5), SIZE - 4, 'probability given', 'middle'),
    words(x(0), MARGIN - 12, 'share with the event', 'start'),
  ]);
}
