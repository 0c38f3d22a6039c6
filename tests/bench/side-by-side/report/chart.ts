import { barX, plot, ruleX, text } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { ROW_TITLES, ROWS, titleOf, type Row } from '../rows.ts';
import type { Figure } from './figures.ts';

const COLOURS: Record<string, string> = {
  'Hearken: API': '#1f5fa8',
  'Hearken: worker': '#5b93d1',
  'Hearken: witness': '#a9c8ea',
  'the peer’s process': '#7a7f87',
  PostgreSQL: '#c98a2b',
  Temporal: '#8a5fa8',
};
const NAMES: Record<string, string> = {
  api: 'Hearken: API',
  worker: 'Hearken: worker',
  witness: 'Hearken: witness',
  peer: 'the peer’s process',
  postgres: 'PostgreSQL',
  temporal: 'Temporal',
};

const WIDTH = 860;
const BAR = 26;
const HEAD = 62;
const LEGEND = 34;

/** CPU a case by process, a picture a row, as one SVG document that needs nothing else. */
export function drawChart(figures: readonly Figure[]): string {
  const pictures = ROWS.map((row) => ({ row, shown: figures.filter((figure) => figure.row === row) }));
  let top = LEGEND;
  const drawn = pictures.map(({ row, shown }) => {
    const height = HEAD + BAR * shown.length;
    const placed = `<g transform="translate(0 ${top})">${drawRow(row, shown, height)}</g>`;
    top += height;
    return placed;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Milliseconds of CPU a case, by process"><rect width="100%" height="100%" fill="#fff"/>${legend()}${drawn.join('')}</svg>\n`;
}

function legend(): string {
  const width = WIDTH / Object.keys(COLOURS).length;
  return Object.entries(COLOURS)
    .map(
      ([name, colour], place) =>
        `<g transform="translate(${12 + place * width} 14)"><rect width="12" height="12" fill="${colour}"/><text x="18" y="10" fill="#1c2733">${name}</text></g>`,
    )
    .join('');
}

function drawRow(row: Row, shown: readonly Figure[], height: number): string {
  const titles = shown.map(({ contender }) => titleOf(row, contender));
  const bars = shown.flatMap((figure) =>
    Object.entries(figure.cpuByPart).map(([part, milliseconds]) => ({
      title: titleOf(row, figure.contender),
      part: NAMES[part] ?? part,
      milliseconds,
    })),
  );
  const totals = shown.map(({ contender, cpu }) => ({ title: titleOf(row, contender), cpu }));
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const drawn = plot({
    document,
    width: WIDTH,
    height: height - 22,
    marginLeft: 210,
    marginRight: 60,
    marginTop: 4,
    marginBottom: 30,
    x: { label: 'ms of CPU a case', labelAnchor: 'center', ticks: 6 },
    y: { label: null, domain: titles },
    color: { domain: Object.keys(COLOURS), range: Object.values(COLOURS) },
    marks: [
      barX(bars, { x: 'milliseconds', y: 'title', fill: 'part', order: Object.keys(COLOURS) }),
      text(totals, { x: 'cpu', y: 'title', text: ({ cpu }) => cpu.toFixed(1), textAnchor: 'start', dx: 6 }),
      ruleX([0]),
    ],
  });
  for (const style of drawn.querySelectorAll('style')) style.remove();
  drawn.setAttribute('y', '22');
  drawn.setAttribute('fill', '#1c2733');
  return `<text x="12" y="14" font-weight="600" fill="#1c2733">${ROW_TITLES[row]}</text>${drawn.outerHTML}`;
}
