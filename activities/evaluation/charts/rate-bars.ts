import { bar, line, picture, words } from './svg.ts';

const WIDTH = 640;
const ROW = 22;
const LEFT = 300;
const RIGHT = 60;

/** Shares, 0..1, as horizontal bars from a common zero; a share that is not defined has no bar. */
export function rateBars(label: string, rows: readonly { title: string; share: number | null }[]): string {
  const height = ROW * rows.length + 8;
  const longest = Math.max(0.1, ...rows.map(({ share }) => share ?? 0));
  const length = (share: number) => (share / longest) * (WIDTH - LEFT - RIGHT);
  const marks = rows.flatMap(({ title, share }, place) => {
    const y = ROW * place + 4;
    const stated = share === null ? 'no cases' : `${(100 * share).toFixed(1)} %`;
    return [
      words(LEFT - 10, y + 14, title, 'end'),
      ...(share === null ? [] : [bar(LEFT, y + 3, length(share), ROW - 8, `${title}: ${stated}`)]),
      words(WIDTH, y + 14, stated, 'end'),
    ];
  });
  return picture(WIDTH, height, label, [line(LEFT, 0, LEFT, height, 'axis'), ...marks]);
}
