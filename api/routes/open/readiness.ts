import { z } from 'zod';
import { isDataKeyInUse } from '#db/keys/data-key.ts';
import { cacheAnswers, findFailingParts, PartFault, type Parts } from '#db/parts/ask-parts.ts';
import { ensureDatabaseServes } from '#db/parts/ensure-database-serves.ts';
import type { ApiDependencies } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { problems, type RegisterRoute } from '../../route.ts';

/** How long the answer of a part that no request waits for is given again. */
const ASKED_EVERY_MILLISECONDS = 10_000;

/** Whether a request can be served. Parts that no request waits for are named where they fail, and change nothing. */
export const readinessRoute: RegisterRoute = (app, dependencies) => {
  const needed = partsNeeded(dependencies);
  const others = cacheAnswers(otherParts(dependencies), ASKED_EVERY_MILLISECONDS);
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'readiness',
        tags: ['open'],
        summary: 'Whether requests can be served, and which other parts fail',
        response: {
          200: z.strictObject({
            status: z.literal('ready'),
            /** Parts that fail and that no request waits for. */
            degraded: z.array(z.string()),
          }),
          ...problems(503),
        },
      },
    },
    async (request) => {
      const [missing, degraded] = await Promise.all([findFailingParts(needed), findFailingParts(others)]);
      for (const { part, error } of [...missing, ...degraded])
        request.log.warn({ err: error, part }, 'a part does not answer');
      // It may have been asked to stop while the parts were asked.
      if (dependencies.stopping?.aborted)
        throw new Problem(503, 'stopping', 'This process is stopping', {
          remedy: 'send requests to another process of the service',
          headers: { 'retry-after': '2' },
        });
      if (missing.length > 0)
        throw new Problem(503, 'notReady', 'The service is not ready', {
          remedy: 'try again in a moment',
          errors: missing.map(({ part, fault }) => ({ field: part, message: fault })),
          headers: { 'retry-after': '2' },
        });
      return { status: 'ready' as const, degraded: degraded.map(({ part }) => part) };
    },
  );
};

function partsNeeded({ database, subjectDatabase, auditDatabase, dataKey }: ApiDependencies): Parts {
  let isKeyKnown = false;
  return {
    database: async () => {
      await ensureDatabaseServes(database, 'hearken_api');
      isKeyKnown ||= await isDataKeyInUse(database, dataKey);
      if (!isKeyKnown)
        throw new PartFault('its files are encrypted under another key than HEARKEN_DATA_KEY: set the one in use');
    },
    subjectDatabase: () => ensureDatabaseServes(subjectDatabase, 'hearken_api'),
    auditDatabase: () => ensureDatabaseServes(auditDatabase, 'hearken_auditor'),
  };
}

const otherParts = ({ askTemporal, askIssuer }: ApiDependencies): Parts => ({
  temporal: askTemporal,
  ...(askIssuer && { issuer: askIssuer }),
});
