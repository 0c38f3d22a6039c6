import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '#worker/standalone/state/ports.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { NOWHERE } from '../app-under-test.ts';

const MAIN = fileURLToPath(new URL('../../../api/main.ts', import.meta.url));

test.runIf(process.platform === 'linux')(
  'a log that cannot be written holds up no request, and ends no process',
  async () => {
    const database = await createTestDatabase();
    onTestFinished(() => database.drop());
    const port = await findFreePort();
    const address = `http://127.0.0.1:${port}`;
    // Every write to this device fails with ENOSPC.
    const log = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', log, log],
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: database.url,
        TEMPORAL_ADDRESS: NOWHERE,
        OIDC_ISSUER: `http://${NOWHERE}`,
        PUBLIC_URL: address,
        PORT: String(port),
        HEARKEN_DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
        HEARKEN_DRAIN_SECONDS: '0',
      },
    });
    closeSync(log);
    onTestFinished(() => void child.kill('SIGKILL'));
    const ask = (path: string) =>
      fetch(`${address}${path}`).then(
        ({ status }) => status,
        () => null,
      );
    await expect.poll(() => ask('/healthz'), { timeout: 60_000, interval: 200 }).toBe(200);
    for (let place = 0; place < 20; place++) expect(await ask('/v1/cases')).toBe(401);
    expect(await ask('/healthz')).toBe(200);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  },
  120_000,
);
