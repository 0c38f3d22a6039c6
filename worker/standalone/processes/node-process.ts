import { closeSync } from 'node:fs';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { execaNode } from 'execa';
import { openLog } from '../state/log-file.ts';
import { describeEnd } from './describe-end.ts';
import type { Running } from './running.ts';

/** How one of our programs shows that it is usable: by a line that it prints, or by a probe that returns true. */
export type Readiness = { line: string } | { probe: () => Promise<boolean> };

export interface NodeProcessOptions {
  /** Module to run, an absolute path. */
  module: string;
  /** The whole environment; the child inherits nothing else. */
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
 * Starts one of our modules in a process of its own and resolves when it is ready. It ends when this process does, even
 * if this process is killed.
 *
 * @throws Error with its last lines if it ends or prints nothing before it is ready
 */
export async function startNodeProcess(options: NodeProcessOptions): Promise<Running> {
  const { readiness, signal } = options;
  signal?.throwIfAborted();
  const lineSeen = Promise.withResolvers<undefined>();
  const tail: string[] = [];
  const read = function* (line: unknown) {
    const text = String(line);
    if (tail.push(text) > TAIL_LINES) tail.shift();
    if ('line' in readiness && text.trim() === readiness.line) lineSeen.resolve(undefined);
    yield line;
  };
  // Rotated, and readable by its owner alone, before the first line.
  closeSync(openLog(options.logFile));
  const log = { file: options.logFile, append: true };
  const child = execaNode(options.module, {
    nodeOptions: ['--import', PRELOAD],
    cwd: options.directory,
    env: options.environment,
    extendEnv: false,
    // A session of its own: Ctrl-C in a terminal reaches this process alone, which then stops the parts in order.
    detached: true,
    stdin: 'ignore',
    stdout: [read, log],
    stderr: [read, log],
    buffer: false,
    reject: false,
    forceKillAfterDelay: options.graceMilliseconds,
  });
  const ended = child.then(describeEnd);
  const stop = async () => {
    child.kill();
    await ended;
  };

  const isReady = 'line' in readiness ? lineSeen.promise : until(readiness.probe, ended);
  const givenUp = AbortSignal.any([AbortSignal.timeout(options.readyWithinMilliseconds), ...(signal ? [signal] : [])]);
  const outcome = await Promise.race([
    isReady.then(() => 'ready'),
    ended,
    once(givenUp, 'abort').then(() => 'it was not ready in time'),
  ]);
  if (outcome !== 'ready') {
    await stop();
    signal?.throwIfAborted();
    throw new Error([`${outcome}; last lines of ${options.logFile}:`, ...tail].join('\n  '));
  }
  return {
    // A child without an id never ran, so the race above was already lost.
    pid: child.pid ?? 0,
    ended,
    kill(name) {
      // Not by the child's own `kill`, which adds the grace to SIGTERM; it tells whether the child still runs.
      if (child.pid !== undefined && child.kill(0)) process.kill(child.pid, name);
    },
    stop,
  };
}

async function until(probe: () => Promise<boolean>, ended: Promise<string>): Promise<void> {
  const over = new AbortController();
  void ended.then(() => over.abort());
  while (!over.signal.aborted && !(await probe())) await sleep(PROBE_EVERY_MILLISECONDS);
}
