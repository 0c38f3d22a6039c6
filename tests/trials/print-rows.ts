import { availableParallelism, cpus } from 'node:os';
import type { Row } from './run-trial.ts';

const HEADINGS = ['trial', 'trials', 'violations', 'of which', 'figures', 'seconds', 'seed'];

/** The rows as a table for a terminal. */
export function printRows(rows: readonly Row[]): void {
  const table = [HEADINGS, ...rows.map(cellsOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  for (const cells of table)
    console.log(
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

/** The rows as they are pasted into docs/reliability.md, with the day and the machine above them. */
export function printMarkdown(rows: readonly Row[]): void {
  const [day] = new Date().toISOString().split('T');
  console.log(
    `Measured on ${day}: ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}.\n`,
  );
  const table = [HEADINGS, HEADINGS.map(() => '---'), ...rows.map(cellsOf)];
  for (const cells of table) console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
}

function cellsOf({ name, trials, violations, figures, seconds, seed }: Row): string[] {
  const kinds = [...Map.groupBy(violations, ({ kind }) => kind)].map(([kind, all]) => `${kind} ${all.length}`);
  const told = Object.entries(figures).map(([figure, value]) => `${figure} ${value}`);
  return [
    name,
    String(trials),
    String(violations.length),
    kinds.join(', '),
    told.join(', '),
    seconds.toFixed(0),
    String(seed),
  ];
}
