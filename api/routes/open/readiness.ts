import { sql } from 'kysely';
import { z } from 'zod';
import type { ApiDependencies } from '../../deps.ts';
import { Problem, type FieldError } from '../../problem.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { within } from './within.ts';

const PATIENCE_MILLISECONDS = 2_000;

/** Whether everything that a request needs answers: the database and the workflow server. */
export const readiness: RegisterRoute = (app, dependencies) => {
  app.get(
    '/readyz',
    {
      schema: {
        operationId: 'readiness',
        tags: ['open'],
        summary: 'Whether database and workflow server answer',
        response: { 200: z.strictObject({ status: z.literal('ready') }), ...problems(503) },
      },
    },
    async (request) => {
      const silent: FieldError[] = [];
      await Promise.all(
        Object.entries(partsOf(dependencies)).map(async ([part, ask]) => {
          try {
            await within(PATIENCE_MILLISECONDS, ask());
          } catch (error) {
            request.log.warn({ err: error, part }, 'a part does not answer');
            silent.push({ field: part, message: 'does not answer' });
          }
        }),
      );
      if (silent.length > 0)
        throw new Problem(503, 'notReady', 'The service is not ready', {
          remedy: 'try again in a moment',
          errors: silent,
          headers: { 'retry-after': '2' },
        });
      return { status: 'ready' as const };
    },
  );
};

const partsOf = ({ database, auditDatabase, temporal }: ApiDependencies): Record<string, () => Promise<unknown>> => ({
  database: () => sql`select 1`.execute(database),
  auditDatabase: () => sql`select 1`.execute(auditDatabase),
  temporal: () =>
    temporal.withDeadline(Date.now() + PATIENCE_MILLISECONDS, () => temporal.workflowService.getSystemInfo({})),
});
