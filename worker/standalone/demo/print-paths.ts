import type { AuditedCase } from './audit.ts';
import { PATHS, type Path } from './paths.ts';

/** The paths as a table: how many cases took each, how they ended, and which methods the decisions rest on. */
export function printPaths(cases: readonly AuditedCase[], say: (line: string) => void): void {
  const rows = (Object.keys(PATHS) as Path[]).map((path) => {
    const taken = cases.filter(({ staged }) => staged.path === path);
    return [
      path,
      String(taken.length),
      countEach(taken.map(({ account }) => account.outcome ?? account.phase)),
      [...new Set(taken.flatMap(({ account }) => account.decision?.contributions.map(nameContribution) ?? []))]
        .toSorted()
        .join(', '),
    ];
  });
  printTable(['path', 'cases', 'ended as', 'decisions rest on'], rows, say);
  say('');
  for (const path of Object.keys(PATHS) as Path[]) say(`  ${path}: ${PATHS[path]}`);
}

const nameContribution = ({ method, actor }: { method: string; actor: { kind: string } }): string =>
  `${method} (${actor.kind})`;

function countEach(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[], say: (line: string) => void): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  say(line(head));
  say(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of rows) say(line(row));
}
