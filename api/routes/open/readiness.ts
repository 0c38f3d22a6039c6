import { sql } from 'kysely';
import { z } from 'zod';
import type { ApiDependencies } from '../../deps.ts';
import { Problem, type FieldError } from '../../problem.ts';
import { problems, type RegisterRoute } from '../../route.ts';
import { within } from './within.ts';

const PATIENCE_MILLISECONDS = 2_000;

/** Whether requests can be served. The workflow server is named if it does not respond, but no request depends on it. */
export const readinessRoute: RegisterRoute = (app, dependencies) => {
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'readiness',
        tags: ['open'],
        summary: 'Whether requests can be served, and which other parts do not respond',
        response: {
          200: z.strictObject({
            status: z.literal('ready'),
            /** Parts that do not respond, but on which no request depends. */
            degraded: z.array(z.string()),
          }),
          ...problems(503),
        },
      },
    },
    async (request) => {
      const silent = async (parts: Parts): Promise<string[]> => {
        const asked = Object.entries(parts).map(async ([part, ask]) => {
          try {
            await within(PATIENCE_MILLISECONDS, ask());
            return [];
          } catch (error) {
            request.log.warn({ err: error, part }, 'a part does not answer');
            return [part];
          }
        });
        return (await Promise.all(asked)).flat();
      };
      const { needed, others } = partsOf(dependencies);
      const [missing, degraded] = await Promise.all([silent(needed), silent(others)]);
      if (missing.length > 0)
        throw new Problem(503, 'notReady', 'The service is not ready', {
          remedy: 'try again in a moment',
          errors: missing.map((field): FieldError => ({ field, message: 'is not responding' })),
          headers: { 'retry-after': '2' },
        });
      return { status: 'ready' as const, degraded };
    },
  );
};

type Parts = Record<string, () => Promise<unknown>>;

const partsOf = ({ database, subjectDatabase, auditDatabase, askTemporal }: ApiDependencies) => ({
  needed: {
    database: () => sql`select 1`.execute(database),
    subjectDatabase: () => sql`select 1`.execute(subjectDatabase),
    auditDatabase: () => sql`select 1`.execute(auditDatabase),
  } satisfies Parts,
  others: { temporal: askTemporal } satisfies Parts,
});
