import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { type SupervisionOptions, superviseProcess } from '#worker/standalone/processes/supervise-process.ts';
import { type NodeProcessOptions, startNodeProcess } from '#worker/standalone/processes/node-process.ts';
import type { Running } from '#worker/standalone/processes/running.ts';
import { allEnd, killNow } from '../foreground-program.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const TIMEOUT = { timeout: 30_000 };

async function program(name: string, options: Partial<NodeProcessOptions> = {}) {
  const running = await startNodeProcess({
    module: fileURLToPath(new URL(`../programs/${name}.ts`, import.meta.url)),
    environment: { PATH: process.env['PATH'] ?? '' },
    directory: process.cwd(),
    logFile: join(temporaryDirectory(), 'program.log'),
    readiness: { line: 'worker ready' },
    readyWithinMilliseconds: 10_000,
    graceMilliseconds: 500,
    ...options,
  });
  onTestFinished(() => killNow(running.pid));
  return running;
}

const backoff = { first: 10, max: 40 };

/** A part that is kept running until the test ends. */
async function supervise(options: Partial<SupervisionOptions<Running>> = {}) {
  const start = () => program('worker');
  const kept = await superviseProcess({ name: 'it', start, log: () => undefined, backoff, ...options });
  onTestFinished(() => kept.stop());
  return kept;
}

test('a program that ends before it is ready gives its last lines as the reason', TIMEOUT, async () => {
  await expect(program('failing')).rejects.toThrow(/exit code 7.*the reason why it fails/s);
});

test('a program that is not ready in time is ended', TIMEOUT, async () => {
  const slow = { readyWithinMilliseconds: 300, readiness: { line: 'never' } };
  await expect(program('worker', slow)).rejects.toThrow('was not ready in time');
});

test('an aborted start ends the program at once', TIMEOUT, async () => {
  const controller = new AbortController();
  const starting = program('worker', { readiness: { line: 'never' }, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('changed my mind')), 200);
  await expect(starting).rejects.toThrow('changed my mind');
});

test('a program that ignores the request to end is killed after its grace period', TIMEOUT, async () => {
  const logFile = join(temporaryDirectory(), 'stubborn.log');
  const running = await program('stubborn', { readiness: { line: 'here I am' }, logFile });
  await running.stop();
  expect(await running.ended).toBe('signal SIGKILL');
  expect(readFileSync(logFile, 'utf8')).toContain('not yet');
});

test('a killed program is restarted, and the log says so', TIMEOUT, async () => {
  const lines: string[] = [];
  const kept = await supervise({ log: (line) => lines.push(line) });
  const first = await kept.ready();
  await kept.kill('SIGKILL');
  const second = await kept.ready();
  expect(second.pid).not.toBe(first.pid);
  expect(lines).toEqual([expect.stringContaining('it ended (signal SIGKILL)'), 'it is back']);
  await kept.stop();
  expect(await allEnd([first.pid, second.pid], 0)).toBe(true);
});

test('a program that is killed without restart stays away until it is started', TIMEOUT, async () => {
  let starts = 0;
  const start = () => {
    starts++;
    return program('worker');
  };
  const kept = await supervise({ start });
  await kept.kill('SIGKILL', { restart: false });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(starts).toBe(1);
  await kept.start();
  const again = await kept.ready();
  expect(await allEnd([again.pid], 0)).toBe(false);
  await kept.kill('SIGKILL');
  expect((await kept.ready()).pid).not.toBe(again.pid);
  await kept.stop();
});

test('a failed restart is retried', TIMEOUT, async () => {
  const lines: string[] = [];
  const names = ['worker', 'failing', 'failing', 'worker'];
  const start = () => program(names.shift() ?? 'worker');
  const kept = await supervise({ start, log: (line) => lines.push(line) });
  await kept.kill('SIGKILL');
  await kept.ready();
  expect(names).toHaveLength(0);
  expect(lines.filter((line) => line.includes('the reason why it fails'))).toHaveLength(2);
  await kept.stop();
});

test('a part whose start failed can be started by a second call', TIMEOUT, async () => {
  const names = ['worker', 'failing', 'worker'];
  const start = () => program(names.shift() ?? 'worker');
  const kept = await supervise({ start });
  await kept.kill('SIGKILL', { restart: false });
  await expect(kept.start()).rejects.toThrow('the reason why it fails');
  await kept.start();
  const again = await kept.ready();
  expect(await allEnd([again.pid], 0)).toBe(false);
  await kept.stop();
});

test('a first start is attempted as often as requested, and then its error is thrown', TIMEOUT, async () => {
  let starts = 0;
  const start = () => {
    starts++;
    return program('failing');
  };
  await expect(supervise({ start, firstAttempts: 2 })).rejects.toThrow(/it does not start.*the reason why it fails/s);
  expect(starts).toBe(2);
});

test('stopping ends a restart that waits', TIMEOUT, async () => {
  const slow = { first: 60_000, max: 60_000 };
  const kept = await supervise({ backoff: slow });
  await kept.kill('SIGKILL');
  const before = Date.now();
  await kept.stop();
  expect(Date.now() - before).toBeLessThan(2_000);
});
