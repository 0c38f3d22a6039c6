import { RATIOS, ROW_TITLES, ROWS, titleOf, type Row } from '../rows.ts';
import { ACTS, type Act } from '../../peers/rows/tape.ts';
import type { Report } from './figures.ts';

const PARTS = ['api', 'worker', 'witness', 'peer', 'postgres', 'temporal'] as const;

const ACT_TITLES: Record<Act, string> = {
  claim: 'a claim',
  rest: '“nothing to add”',
  next: 'taking the next hearing',
  perspective: 'the perspective record, answered by the reveal',
  read: 'reading the hearing',
  decision: 'the decision',
};

/** The report as the generated part of docs/performance.md. */
export function toMarkdown(report: Report): string {
  const { machine, settings, measuredAt } = report;
  return [
    `Measured on ${measuredAt.slice(0, 10)}: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB; load before ${machine.loadBefore}. Node ${machine.node}, Temporal SDK ${machine.temporalSdk}, Temporal server ${machine.temporalServer} (development, on a file), PostgreSQL ${machine.postgres}. Medians of ${settings.rounds} interleaved ${settings.rounds === 1 ? 'round' : 'rounds'}; ${settings.contested.atOnce} hearings at the same time.`,
    ...ROWS.flatMap((row) => rowSection(row, report)),
    ...latencySection(report),
    `Workflows that the sweep had to wake during all of it: ${report.rescued}.`,
  ].join('\n\n');
}

function rowSection(row: Row, { figures }: Report): string[] {
  const shown = figures.filter((figure) => figure.row === row);
  const hearken = shown.find(({ contender }) => contender === 'hearken');
  const lines = shown.map((figure) => [
    titleOf(row, figure.contender),
    milliseconds(figure.cpu),
    `${milliseconds(Math.min(...figure.rounds))}–${milliseconds(Math.max(...figure.rounds))}`,
    hearken ? (figure.cpu / hearken.cpu).toFixed(2) : '',
    ...PARTS.map((part) => {
      const value = figure.cpuByPart[part];
      return value === undefined ? '' : milliseconds(value);
    }),
    figure.writes.toFixed(1),
    (figure.walBytes / 1_024).toFixed(1),
    figure.events === 0 ? '' : figure.events.toFixed(1),
    figure.events === 0 ? '' : (figure.historyBytes / 1_024).toFixed(1),
    String(figure.cases),
  ]);
  const head = ['', 'CPU ms', 'spread', '÷ Hearken', ...PARTS, 'writes', 'WAL KiB', 'events', 'history KiB', 'cases'];
  const ratios = Object.entries(RATIOS[row]).map(([name, peer]) => `\`${name}\` is ${titleOf(row, peer)}`);
  return [`### ${ROW_TITLES[row]}`, table(head, lines), `Names in the JSON: ${ratios.join('; ')}.`];
}

function latencySection({ latency }: Report): string[] {
  const lines = ACTS.map((act) => [
    ACT_TITLES[act],
    milliseconds(latency.byAct[act].p50),
    milliseconds(latency.byAct[act].p95),
  ]);
  return [
    '### How long an act takes at half load',
    `${latency.hearings} hearings arrived at a fixed rate of ${latency.perSecond.toFixed(2)} a second, which keeps half a core busy: p50 ${milliseconds(latency.p50)} ms and p95 ${milliseconds(latency.p95)} ms over all acts. A hearing then took ${milliseconds(latency.cpu)} ms of CPU, ${latency.ratioToClosedLoop.toFixed(2)} times the figure above, and ${latency.events.toFixed(1)} events.`,
    table(['act', 'p50 ms', 'p95 ms'], lines),
  ];
}

const milliseconds = (value: number): string => value.toFixed(value < 100 ? 2 : 0);

/** A table as Prettier leaves it: columns padded, numbers not aligned. */
function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(3, title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  const toLine = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [toLine(head), rule, ...lines.map(toLine)].join('\n');
}
