import pRetry from 'p-retry';
import type { Database } from '#db/database.ts';
import { StartRefused } from '#db/environment/read-environment.ts';
import { PartFault } from '#db/parts/ask-parts.ts';
import { ensureDatabaseServes } from '#db/parts/ensure-database-serves.ts';
import { isDatabaseUnavailable } from '#db/parts/unavailable.ts';

/**
 * Waits while the database cannot be reached, because a worker has nothing to do without it.
 *
 * @throws StartRefused if the database answers but the worker could not serve with it
 */
export async function untilDatabaseServes(database: Database): Promise<void> {
  try {
    await pRetry(() => ensureDatabaseServes(database, 'hearken_worker'), {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: 500,
      maxTimeout: 5_000,
      shouldRetry: ({ error }) => isDatabaseUnavailable(error.cause),
      onFailedAttempt: ({ error, attemptNumber }) => {
        if (attemptNumber === 1) process.emitWarning(`PostgreSQL: ${error.message}`);
      },
    });
  } catch (error) {
    if (error instanceof PartFault) throw new StartRefused([`PostgreSQL: ${error.message}`]);
    throw error;
  }
}
