import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../database.ts';
import { describeFault } from '../fault.ts';
import { noteHeard, wasEverHeard } from './outages.ts';

const EVERY_MILLISECONDS = 5_000;
const PATIENCE_MILLISECONDS = 4_000;
const REMIND_EVERY_MILLISECONDS = 600_000;
const Ready = z.object({ status: z.literal('ready') });

export interface ProbeDependencies {
  database: Database;
  /** The address that subjects open, such as `https://hearken.example`, or another address of the API. */
  url: string;
}

/**
 * Asks the API, over the same route as subjects, whether a claim could be taken, and records in the database that it could.
 *
 * @param stopping ends a probe that is under way
 * @throws Error if it could not, or if that could not be recorded
 */
export async function probeReachability(
  { database, url }: ProbeDependencies,
  stopping = new AbortController().signal,
): Promise<void> {
  const response = await fetch(`${url.replace(/\/$/, '')}/v1/claims/readiness`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.any([stopping, AbortSignal.timeout(PATIENCE_MILLISECONDS)]),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it answers ${response.status}`);
  }
  // A proxy's error page does not count as a response.
  Ready.parse(await response.json());
  await noteHeard(database);
}

/** How often a process probes and repeats its warning, in milliseconds: by default every five seconds and every ten minutes. */
interface Pace {
  every?: number;
  /** Time between two warnings that claims cannot be taken. */
  remindEvery?: number;
}

/**
 * Polls whether claims can be taken. Warns at once if they cannot, and repeatedly while that lasts, with the consequences and
 * what to do.
 *
 * Every API process and every worker does this: while one kind is stopped, the other still sees whether claims can be taken.
 *
 * @param told receives the result of each probe
 */
export function pollReachability(
  dependencies: ProbeDependencies,
  told: (isReachable: boolean) => void = () => undefined,
  { every = EVERY_MILLISECONDS, remindEvery = REMIND_EVERY_MILLISECONDS }: Pace = {},
): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  // Read through a function, because it changes while a probe is under way, which the compiler cannot see.
  const isStopping = () => stopping.signal.aborted;
  let warnedAt: number | null = null;
  const loop = async () => {
    while (!isStopping()) {
      try {
        await probeReachability(dependencies, stopping.signal);
        if (warnedAt !== null) process.emitWarning('claims can be taken again');
        warnedAt = null;
        told(true);
      } catch (error) {
        if (isStopping()) return;
        told(false);
        if (warnedAt === null || performance.now() - warnedAt >= remindEvery) {
          process.emitWarning(await describeSilence(dependencies, error));
          warnedAt = performance.now();
        }
      }
      await sleep(every, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    async stop() {
      stopping.abort();
      await ended;
    },
  };
}

async function describeSilence({ database, url }: ProbeDependencies, error: unknown): Promise<string> {
  const everHeard = await wasEverHeard(database).catch(() => true);
  const consequence = everHeard
    ? 'No appeal window closes until they can'
    : 'They never could, so outages go unnoticed and no appeal window is lengthened for them';
  return `claims cannot be taken through ${url}: ${describeFault(error)}. ${consequence}. If subjects can open that address and this process cannot, set HEARKEN_PROBE_URL`;
}
