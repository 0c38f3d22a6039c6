import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { parseRollup, readResidentMemory } from '../../bench/memory/resident-memory.ts';

const ROLLUP = `563c01acf000-7ffdbf5ca000 ---p 00000000 00:00 0                          [rollup]
Rss:              300000 kB
Pss:              250000 kB
Pss_Anon:         170000 kB
Private_Dirty:    160000 kB
Anonymous:        180000 kB
AnonHugePages:     20000 kB
`;

describe('memory of a program', () => {
  test('is read from the lines of that name, in MB of 1,000,000 bytes', () => {
    expect(parseRollup(ROLLUP)).toEqual({ resident: 307.2, anonymous: 184.32 });
  });

  test('is not taken for 0 if the kernel does not report it', () => {
    expect(() => parseRollup(ROLLUP.replace('Rss:', 'Rs:'))).toThrow('smaps_rollup has no line Rss');
  });

  test.runIf(process.platform === 'linux')('holds what the program has allocated', async () => {
    const child = spawn(process.execPath, [
      '-e',
      "const held = Buffer.alloc(200e6, 1); process.stdout.write('ready'); process.stdin.on('data', () => held.at(0));",
    ]);
    try {
      await once(child.stdout, 'data');
      const { resident, anonymous } = readResidentMemory(child.pid ?? 0);
      expect(anonymous).toBeGreaterThan(200);
      expect(anonymous).toBeLessThan(400);
      expect(resident).toBeGreaterThanOrEqual(anonymous);
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('of a program that has ended is not 0', () => {
    expect(() => readResidentMemory(2 ** 22 + 1)).toThrow('has ended');
  });
});
