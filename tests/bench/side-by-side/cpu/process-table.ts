import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process as `/proc/<pid>/stat` tells of it (proc_pid_stat(5)). */
export interface ProcessEntry {
  pid: number;
  parent: number;
  /** User and system time of its own threads, in milliseconds. */
  own: number;
  /** The same of children that have ended and been waited for, with theirs. */
  ended: number;
}

export type ProcessTable = ReadonlyMap<number, ProcessEntry>;

let ticksPerSecond: number | undefined;

/** All processes of this machine. Times come in ticks of the kernel, 10 ms each as a rule. */
export function readProcessTable(): ProcessTable {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const table = new Map<number, ProcessEntry>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readIfThere(`/proc/${name}/stat`);
    if (stat !== undefined) table.set(Number(name), parseStat(stat, 1_000 / ticksPerSecond));
  }
  return table;
}

/** One line of `/proc/<pid>/stat`. The command's name is in brackets and may itself hold spaces and brackets. */
export function parseStat(stat: string, millisecondsPerTick: number): ProcessEntry {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // `fields` begins with the third field, the state.
  const numberAt = (field: number) => Number(fields[field - 3]);
  return {
    pid: Number.parseInt(stat, 10),
    parent: numberAt(4),
    own: (numberAt(14) + numberAt(15)) * millisecondsPerTick,
    ended: (numberAt(16) + numberAt(17)) * millisecondsPerTick,
  };
}

/** A process and everything below it that is running now. */
export function treeOf(table: ProcessTable, root: number): ProcessEntry[] {
  const tree = [table.get(root)].filter((entry) => entry !== undefined);
  for (const entry of tree) for (const other of table.values()) if (other.parent === entry.pid) tree.push(other);
  return tree;
}

/**
 * Milliseconds of CPU that a process has used with everything it started, also what has ended since: the time of a child that
 * was waited for is its parent's from then on, so nothing counts twice.
 */
export const cpuOfTree = (table: ProcessTable, root: number): number =>
  treeOf(table, root).reduce((sum, { own, ended }) => sum + own + ended, 0);

/** The arguments that a process was started with; none where it has ended. */
export const argumentsOf = (pid: number): string[] => readIfThere(`/proc/${pid}/cmdline`)?.split('\0') ?? [];

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // A process may end between being listed and being read.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}
