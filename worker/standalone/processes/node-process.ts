import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLog } from '../state/log-file.ts';
import type { Running } from './running.ts';

/** How a program of ours says that it is usable: by a line it prints, or by a question that is answered with true. */
export type Readiness = { line: string } | { probe: () => Promise<boolean> };

export interface NodeProcessOptions {
  /** Module to run, an absolute path. */
  module: string;
  /** The whole environment: nothing is inherited. */
  environment: Record<string, string>;
  directory: string;
  logFile: string;
  readiness: Readiness;
  readyWithinMilliseconds: number;
  /** Time for a clean end before it is killed. */
  graceMilliseconds: number;
  /** Ends the wait for readiness, and the process with it. */
  signal?: AbortSignal;
}

const PRELOAD = new URL('./exit-with-parent.ts', import.meta.url).href;
const PROBE_EVERY_MILLISECONDS = 50;
const TAIL_LINES = 15;

/**
 * Starts a module of ours in a process of its own and resolves when it is ready. It ends when this process does, even
 * when this process is killed.
 *
 * @throws Error with the last lines it wrote, where it ends or stays silent before it is ready
 */
export async function startNodeProcess(options: NodeProcessOptions): Promise<Running> {
  options.signal?.throwIfAborted();
  const log = openLog(options.logFile);
  const child = spawn(process.execPath, ['--import', PRELOAD, options.module], {
    cwd: options.directory,
    env: options.environment,
    // A session of its own: Ctrl-C in a terminal reaches us alone, and we stop the parts in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

  const ended = Promise.withResolvers<string>();
  child.once('error', (error) => ended.resolve(error.message));
  child.once('exit', (code, signal) => ended.resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  const outputEnded = new Promise<void>((resolve) => {
    child.once('close', () => {
      closeSync(log);
      resolve();
    });
  });

  const lineSeen = Promise.withResolvers<undefined>();
  const tail: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface({ input: stream }).on('line', (line) => {
      writeSync(log, `${line}\n`);
      if (tail.push(line) > TAIL_LINES) tail.shift();
      if ('line' in options.readiness && line.trim() === options.readiness.line) lineSeen.resolve(undefined);
    });
  }

  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  const stop = async () => {
    kill('SIGTERM');
    const force = setTimeout(() => kill('SIGKILL'), options.graceMilliseconds);
    await ended.promise;
    clearTimeout(force);
  };

  const isReady = 'line' in options.readiness ? lineSeen.promise : until(options.readiness.probe, ended.promise);
  const timeout = new AbortController();
  const outcome = await Promise.race([
    isReady.then(() => 'ready' as const),
    ended.promise,
    sleep(options.readyWithinMilliseconds, undefined, { signal: timeout.signal }).then(
      () => 'it was not ready in time',
      () => 'stopped',
    ),
    aborted(options.signal),
  ]);
  timeout.abort();
  if (outcome !== 'ready') {
    await stop();
    options.signal?.throwIfAborted();
    await Promise.race([outputEnded, sleep(500)]);
    throw new Error([`${outcome}; last lines of ${options.logFile}:`, ...tail].join('\n  '));
  }
  // A child without id never ran, and then the race above was lost.
  return { pid: child.pid ?? 0, ended: ended.promise, kill, stop };
}

async function until(probe: () => Promise<boolean>, ended: Promise<string>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  while (!over.signal.aborted && !(await probe())) await sleep(PROBE_EVERY_MILLISECONDS);
}

function aborted(signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve('stopped'), { once: true }));
}
