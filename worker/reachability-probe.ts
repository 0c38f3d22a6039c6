import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '#db/database.ts';
import { describeFault } from '#db/fault.ts';
import { noteHeard } from '#db/outages.ts';

const PATIENCE_MILLISECONDS = 4_000;
const Ready = z.object({ status: z.literal('ready') });

export interface ProbeDependencies {
  database: Database;
  /** The address that subjects open, such as `https://hearken.example`. */
  publicUrl: string;
}

/**
 * Asks the API, by the way that subjects take, whether a claim could be taken, and notes in the database that it could.
 *
 * @throws Error when it could not, or when nothing could be noted
 */
export async function probeReachability({ database, publicUrl }: ProbeDependencies): Promise<void> {
  const response = await fetch(`${publicUrl}/v1/claims/readiness`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`it answers ${response.status}`);
  }
  // A page that a proxy shows in the service's stead is no answer.
  Ready.parse(await response.json());
  await noteHeard(database);
}

/**
 * Probes again and again. That claims cannot be taken is said once for as long as it lasts: until they can, no appeal window
 * closes.
 */
export function keepProbing(dependencies: ProbeDependencies, everyMilliseconds: number): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  let isHeard = true;
  const loop = async () => {
    while (!stopping.signal.aborted) {
      try {
        await probeReachability(dependencies);
        if (!isHeard) process.emitWarning('claims can be taken again');
        isHeard = true;
      } catch (error) {
        if (isHeard)
          process.emitWarning(`claims cannot be taken through ${dependencies.publicUrl}: ${describeFault(error)}`);
        isHeard = false;
      }
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
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
