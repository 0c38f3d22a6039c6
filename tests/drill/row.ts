/** A line of the drill's table. */
export interface Row {
  step: string;
  /** What was done, with numbers. */
  what: string;
  /** What should not have happened; empty where all is well. */
  wrong: string[];
  seconds: number;
}

/** The rows as a table in Markdown. */
export function printRows(rows: readonly Row[]): string {
  const cells = [
    ['step', 'what was done', 'wrong', 'seconds'],
    ...rows.map(({ step, what, wrong, seconds }) => [step, what, wrong.join('; ') || '0', seconds.toFixed(0)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [heading = [], ...rest] = cells;
  return [line(heading), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('\n');
}
