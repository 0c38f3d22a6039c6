import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { devServerPath, timeSkippingServerPath } from '#worker/standalone/temporal-binaries.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

function command(directory: string, name: string, version: string): string {
  const file = join(directory, name);
  writeFileSync(file, `#!/bin/sh\necho "${version}"\n`);
  chmodSync(file, 0o755);
  return file;
}

test('a temporal command on PATH is used unless it is too old', async () => {
  const [old, recent] = [temporaryDirectory(), temporaryDirectory()];
  command(old, 'temporal', 'temporal version 0.13.0 (Server 1.24.2, UI 2.28.0)');
  const wanted = command(recent, 'temporal', 'temporal version 1.5.0 (Server 1.29.1, UI 2.30.0)');
  expect(await devServerPath({ PATH: `${old}:${recent}:/usr/bin:/bin` })).toBe(wanted);
});

test('without a command, a download or python3 the error says what to provide', async () => {
  const nowhere = temporaryDirectory();
  const environment = { PATH: nowhere, HEARKEN_CACHE_DIR: join(nowhere, 'cache') };
  // The SDK's own download would be found, where a run of its tests left one.
  await expect(timeSkippingServerPath(environment)).rejects.toThrow('put temporal-test-server on PATH');
});
