import pRetry from 'p-retry';
import type { Running } from './running.ts';

export interface SupervisionOptions<Part extends Running> {
  name: string;
  /** Starts the part and resolves when it is usable. The signal aborts when the part is no longer wanted. */
  start: (signal: AbortSignal) => Promise<Part>;
  /** Receives a line whenever the part ends or restarts unexpectedly. */
  log: (line: string) => void;
  /** How often the very first start is attempted before its failure is thrown. Default 1. */
  firstAttempts?: number;
  /** Ends the very first start. */
  signal?: AbortSignal;
  /** Wait before a restart, in milliseconds: it doubles from `first` up to `max`. There is none after a minute of health. */
  backoff?: { first: number; max: number };
}

/** A part that is restarted whenever it ends unexpectedly. */
export interface Supervised<Part extends Running> {
  /** Resolves with the part as soon as it is usable: at once, or after the restart under way. */
  ready(): Promise<Part>;
  /** Sends a signal and resolves when the part has ended. It is restarted unless `restart` is false. */
  kill(signal: NodeJS.Signals, options?: { restart?: boolean }): Promise<void>;
  /** Starts the part again after a `kill` without restart or a `stop`, and resolves when it is usable. */
  start(): Promise<void>;
  /** Stops the part for good, even while it waits for its restart. */
  stop(): Promise<void>;
}

const HEALTHY_AFTER_MILLISECONDS = 60_000;

/** A part ran and ended unexpectedly. */
class Ended extends Error {
  readonly wasHealthy: boolean;

  constructor(name: string, how: string, ranMilliseconds: number) {
    super(`${name} ended (${how}): starting it again`);
    this.wasHealthy = ranMilliseconds > HEALTHY_AFTER_MILLISECONDS;
  }
}

/**
 * Starts a part and keeps it running: if it ends unexpectedly, it is restarted after a growing wait, and the log says
 * so.
 *
 * @throws the error of the last attempt, if the first start failed
 */
export async function superviseProcess<Part extends Running>(
  options: SupervisionOptions<Part>,
): Promise<Supervised<Part>> {
  const { name, log, firstAttempts = 1, backoff = { first: 200, max: 10_000 } } = options;
  const waits = { minTimeout: backoff.first, maxTimeout: backoff.max };
  let up = Promise.withResolvers<Part>();
  let part: Part | undefined;
  /** Aborted once the part is no longer wanted. */
  let unwanted = new AbortController();
  let supervision: Promise<void> = Promise.resolve();

  const startPart = async (signal: AbortSignal) => {
    try {
      part = await options.start(signal);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${name} does not start: ${reason}`, { cause: error });
    }
    return part;
  };

  /** One life of the part, which always ends with an error. */
  const live = async (signal: AbortSignal) => {
    let running = part;
    if (!running) {
      running = await startPart(signal);
      signal.throwIfAborted();
      log(`${name} is back`);
      up.resolve(running);
    }
    const startedAt = Date.now();
    const how = await running.ended;
    part = undefined;
    up = Promise.withResolvers();
    throw new Ended(name, how, Date.now() - startedAt);
  };

  const supervise = async (signal: AbortSignal) => {
    while (!signal.aborted)
      await pRetry(() => live(signal), {
        ...waits,
        retries: Number.POSITIVE_INFINITY,
        signal,
        onFailedAttempt: ({ error }) => log(error.message),
        // After a healthy life, the waits start over.
        shouldRetry: ({ error }) => !(error instanceof Ended && error.wasHealthy),
      }).catch(() => undefined);
  };

  const begin = async (attempts: number, signal: AbortSignal) => {
    const running = await pRetry(() => startPart(signal), {
      ...waits,
      retries: attempts - 1,
      onFailedAttempt: ({ error, retriesLeft }) => {
        if (retriesLeft > 0 && !signal.aborted) log(error.message);
      },
      shouldRetry: () => !signal.aborted,
    });
    up.resolve(running);
    supervision = supervise(unwanted.signal);
  };
  await begin(firstAttempts, AbortSignal.any([unwanted.signal, ...(options.signal ? [options.signal] : [])]));

  return {
    ready: () => up.promise,
    async kill(signal, { restart = true } = {}) {
      const target = await up.promise;
      if (!restart) unwanted.abort();
      target.kill(signal);
      await target.ended;
      if (!restart) await supervision;
    },
    async start() {
      if (unwanted.signal.aborted) {
        unwanted = new AbortController();
        try {
          await begin(1, unwanted.signal);
        } catch (error) {
          // The part is no longer supervised, so the next call has to start it.
          unwanted.abort();
          throw error;
        }
      }
      await up.promise;
    },
    async stop() {
      unwanted.abort();
      await part?.stop();
      await supervision;
      // A restart that was under way when `stop` was called has finished by now.
      await part?.stop();
    },
  };
}
