import { sql } from 'kysely';
import { z } from 'zod';
import type { Database } from '#db/database.ts';
import { within } from '#db/parts/within.ts';
import { Problem } from '../../problem.ts';
import { problems, type RegisterRoute } from '../../route.ts';

const PATIENCE_MILLISECONDS = 2_000;
/** A result is reused for this long, so that many requests cause only one query. */
const MAX_WAIT_MILLISECONDS = 1_000;

/**
 * Whether a claim can be taken right now: the database responds, accepts writes, and lets the service write claims. Workers
 * poll it through the public address, so that an appeal window does not run while subjects cannot be heard.
 */
export const claimsReadinessRoute: RegisterRoute = (app, { subjectDatabase }) => {
  let kept = { until: 0, answer: Promise.resolve(false) };
  app.get(
    '/v1/claims/readiness',
    {
      schema: {
        operationId: 'claimsReadiness',
        tags: ['open'],
        summary: 'Whether claims can be accepted right now',
        response: { 200: z.strictObject({ status: z.literal('ready') }), ...problems(503) },
      },
    },
    async (request, reply) => {
      const now = Date.now();
      if (kept.until < now)
        kept = {
          until: now + MAX_WAIT_MILLISECONDS,
          answer: within(PATIENCE_MILLISECONDS, canTakeClaims(subjectDatabase)),
        };
      const isReady = await kept.answer.catch((error: unknown) => {
        request.log.warn({ err: error }, 'the database does not answer');
        return false;
      });
      if (!isReady)
        throw new Problem(503, 'claimsNotTaken', 'Claims cannot be taken at the moment', {
          remedy: 'try again in a moment; your time to respond does not run out meanwhile',
          headers: { 'retry-after': '2' },
        });
      void reply.header('cache-control', 'no-store');
      return { status: 'ready' as const };
    },
  );
};

async function canTakeClaims(database: Database): Promise<boolean> {
  const { rows } = await sql<{ takes_writes: boolean }>`
    select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off'
      and has_table_privilege('hearken.claims', 'insert') and has_table_privilege('hearken.trail', 'insert')
      as takes_writes`.execute(database);
  return rows[0]?.takes_writes === true;
}
