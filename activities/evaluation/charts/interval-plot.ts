import type { Estimate } from '../bootstrap.ts';
import { dot, line, picture, words } from './svg.ts';

const WIDTH = 640;
const ROW = 26;
const LEFT = 250;
const RIGHT = 60;

/** Figures with their intervals, one row each, on an axis from 0.4 to 1 with a line at 0.5, which is chance. */
export function intervalPlot(label: string, rows: readonly { title: string; estimate: Estimate }[]): string {
  const height = ROW * (rows.length + 1);
  const x = (value: number) => LEFT + ((Math.max(0.4, value) - 0.4) / 0.6) * (WIDTH - LEFT - RIGHT);
  const axis = [0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((value) => [
    line(x(value), 4, x(value), height - ROW + 6, value === 0.5 ? 'diagonal' : 'grid'),
    words(x(value), height - 6, String(value), 'middle'),
  ]);
  const marks = rows.flatMap(({ title, estimate: { value, lower, upper } }, place) => {
    const y = ROW * (place + 0.5);
    return [
      words(LEFT - 14, y + 4, title, 'end'),
      line(x(lower), y, x(upper), y, 'interval'),
      dot(x(value), y, 4.5, `${title}: ${value.toFixed(3)}, 95 % interval ${lower.toFixed(3)} to ${upper.toFixed(3)}`),
      words(WIDTH, y + 4, value.toFixed(3), 'end'),
    ];
  });
  return picture(WIDTH, height, label, [...axis, ...marks]);
}
