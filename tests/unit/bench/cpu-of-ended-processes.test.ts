import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { cpuOfTree, parseStat, readProcessTable, treeOf } from '../../bench/side-by-side/cpu/process-table.ts';

const TICK = 10;

/** A line of `/proc/<pid>/stat` in which every field that does not matter is zero. */
function stat(pid: number, name: string, parent: number, [user, system, endedUser, endedSystem]: number[]): string {
  const rest = Array.from({ length: 30 }, () => '0');
  return [pid, `(${name})`, 'S', parent, ...rest.slice(0, 9), user, system, endedUser, endedSystem, ...rest].join(' ');
}

const tableOf = (...lines: string[]) =>
  new Map(lines.map((line) => parseStat(line, TICK)).map((entry) => [entry.pid, entry]));

describe('CPU of a program', () => {
  test('counts the server, its sessions and ended sessions, and no other process', () => {
    const table = tableOf(
      stat(1, 'init', 0, [1_000, 1_000, 1_000, 1_000]),
      stat(10, 'postgres', 1, [5, 5, 30, 10]),
      stat(11, 'postgres', 10, [20, 5, 0, 0]),
      stat(12, 'postgres', 10, [7, 0, 2, 1]),
      stat(13, 'grandchild', 12, [1, 0, 0, 0]),
      stat(20, 'node', 1, [400, 0, 0, 0]),
    );
    expect(cpuOfTree(table, 10)).toBe((5 + 5 + 30 + 10 + 25 + 10 + 1) * TICK);
  });

  test('is read rightly where a name holds brackets and spaces', () => {
    expect(parseStat(stat(7, 'a) b (c', 3, [1, 2, 3, 4]), TICK)).toEqual({ pid: 7, parent: 3, own: 30, ended: 70 });
  });

  test('is undefined for a program that does not exist', () => {
    expect(cpuOfTree(tableOf(), 10)).toBe(0);
  });
});

/** Uses CPU until it has used so much, then says so. */
const BURN = `const burn = (ms) => { const start = process.cpuUsage(); for (let used = start; used.user + used.system - start.user - start.system < ms * 1000;) used = process.cpuUsage(); };`;

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
  return chunk.toString();
}

describe('/proc', () => {
  test('shows at least what a child has used, including what its own child used before it ended', async () => {
    const program = `${BURN}
      const { spawnSync } = require('node:child_process');
      spawnSync(process.execPath, ['-e', ${JSON.stringify(`${BURN} burn(400)`)}]);
      burn(300);
      console.log('burnt');
      process.stdin.resume();`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
    try {
      expect(await firstLine(child)).toContain('burnt');
      const table = readProcessTable();
      const entry = table.get(child.pid!)!;
      // Each of the two readings is rounded down to ticks.
      expect(entry.own).toBeGreaterThanOrEqual(300 - 2 * TICK);
      expect(entry.ended).toBeGreaterThanOrEqual(400 - 2 * TICK);
      expect(cpuOfTree(table, child.pid!)).toBe(entry.own + entry.ended);
      expect(treeOf(table, process.pid).map(({ pid }) => pid)).toContain(child.pid);
    } finally {
      child.stdin.end();
      await once(child, 'exit');
    }
  });
});
