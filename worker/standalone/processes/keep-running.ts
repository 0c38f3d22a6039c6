import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './running.ts';

export interface KeepRunningOptions<Part extends Running> {
  name: string;
  /** Starts the part and resolves when it is usable. An abort means that it is not wanted any more. */
  start: (signal: AbortSignal) => Promise<Part>;
  /** Told in one line whatever happens to the part unasked. */
  log: (line: string) => void;
  /** How often the very first start is tried before its failure is the caller's. Default 1. */
  firstAttempts?: number;
  /** Ends the very first start. */
  signal?: AbortSignal;
  /** Wait before a restart, in milliseconds: doubles from `first` to `most`, and falls back after a minute of health. */
  backoff?: { first: number; most: number };
}

/** A part that is started again whenever it ends unasked. */
export interface Kept<Part extends Running> {
  /** Resolves with the part as soon as it is usable: at once, or after the restart under way. */
  ready(): Promise<Part>;
  /** Sends a signal and resolves when the part has ended. It is started again unless `restart` is false. */
  kill(signal: NodeJS.Signals, options?: { restart?: boolean }): Promise<void>;
  /** Starts the part again after a `kill` without restart or a `stop`, and resolves when it is usable. */
  start(): Promise<void>;
  /** Stops the part for good, also one that waits for its restart. */
  stop(): Promise<void>;
}

const HEALTHY_AFTER_MILLISECONDS = 60_000;

/**
 * Starts a part and keeps it running: one that ends unasked is started again, after a growing wait, and said so.
 *
 * @throws what the first start threw, when it failed for the last time
 */
export async function keepRunning<Part extends Running>(options: KeepRunningOptions<Part>): Promise<Kept<Part>> {
  const { name, start, log, firstAttempts = 1, backoff = { first: 200, most: 10_000 } } = options;
  let up = Promise.withResolvers<Part>();
  let part: Part | undefined;
  let wanted = true;
  let pause = new AbortController();
  let watching: Promise<void> = Promise.resolve();

  const watch = async () => {
    let wait = backoff.first;
    while (wanted) {
      if (part) {
        const startedAt = Date.now();
        const how = await part.ended;
        part = undefined;
        up = Promise.withResolvers();
        if (!isWanted()) return;
        if (Date.now() - startedAt > HEALTHY_AFTER_MILLISECONDS) wait = backoff.first;
        log(`${name} ended (${how}): starting it again in ${wait} ms`);
      }
      await sleep(wait, undefined, { signal: pause.signal }).catch(() => undefined);
      if (!isWanted()) return;
      wait = Math.min(wait * 2, backoff.most);
      try {
        part = await start(pause.signal);
        if (!isWanted()) return;
        up.resolve(part);
        log(`${name} is back`);
      } catch (error) {
        log(`${name} does not start: ${messageOf(error)}`);
      }
    }
  };
  // Read through a function: it changes while the loop waits, which the compiler cannot see.
  const isWanted = () => wanted;

  const begin = async (attempts: number, signal?: AbortSignal) => {
    const unwanted = signal ? AbortSignal.any([signal, pause.signal]) : pause.signal;
    for (let attempt = 1; ; attempt++) {
      try {
        part = await start(unwanted);
        break;
      } catch (error) {
        if (attempt >= attempts || unwanted.aborted)
          throw new Error(`${name} does not start: ${messageOf(error)}`, { cause: error });
        log(`${name} does not start: ${messageOf(error)}`);
        await sleep(backoff.first * 2 ** (attempt - 1));
      }
    }
    up.resolve(part);
    watching = watch();
  };
  await begin(firstAttempts, options.signal);

  return {
    ready: () => up.promise,
    async kill(signal, { restart = true } = {}) {
      const target = await up.promise;
      wanted = restart;
      target.kill(signal);
      await target.ended;
      if (!restart) await watching;
    },
    async start() {
      if (!wanted) {
        wanted = true;
        pause = new AbortController();
        try {
          await begin(1);
        } catch (error) {
          // Nothing watches it: the next call has to start it.
          wanted = false;
          throw error;
        }
      }
      await up.promise;
    },
    async stop() {
      wanted = false;
      pause.abort();
      await part?.stop();
      await watching;
      // A restart that was under way when we were asked has finished by now.
      await part?.stop();
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
