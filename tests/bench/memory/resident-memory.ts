import { readFileSync } from 'node:fs';
import { readProcessTable, treeOf } from '../side-by-side/cpu/process-table.ts';

/** What a program holds in the machine's memory, in MB of 1,000,000 bytes. */
export interface ResidentMemory {
  /** All of it, with pages of files that it shares with other programs. */
  resident: number;
  /** What it has allocated itself: heaps, stacks and buffers. */
  anonymous: number;
}

/**
 * Reads what a process holds with all its threads, and everything below it, from `/proc/<pid>/smaps_rollup` (proc(5)).
 *
 * @throws Error where the process has ended
 */
export function readResidentMemory(pid: number): ResidentMemory {
  const tree = treeOf(readProcessTable(), pid).map((entry) =>
    parseRollup(readFileSync(`/proc/${entry.pid}/smaps_rollup`, 'utf8')),
  );
  if (tree.length === 0) throw new Error(`process ${pid} has ended`);
  return {
    resident: tree.reduce((sum, { resident }) => sum + resident, 0),
    anonymous: tree.reduce((sum, { anonymous }) => sum + anonymous, 0),
  };
}

/** @throws Error where a line is missing */
export function parseRollup(rollup: string): ResidentMemory {
  const megabytes = (name: string): number => {
    const [, kibibytes] = new RegExp(`^${name}: +(\\d+) kB$`, 'm').exec(rollup) ?? [];
    if (kibibytes === undefined) throw new Error(`smaps_rollup has no line ${name}`);
    return (Number(kibibytes) * 1_024) / 1e6;
  };
  return { resident: megabytes('Rss'), anonymous: megabytes('Anonymous') };
}
