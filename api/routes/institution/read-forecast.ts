import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { ForecastView, serveForecast } from '../../views/institution/forecast-view.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { gateFor } from '../gate.ts';

/** What a number of cases would need under a policy, before they are sent. */
export const readForecastRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readPolicies');
  app.get(
    '/v1/policies/:key/forecast',
    {
      onRequest,
      schema: {
        operationId: 'readForecast',
        tags: ['institution'],
        summary: 'Read what a number of cases would need under a policy: people, tokens and their cost',
        security: BEARER,
        params: z.strictObject({ key: PolicyKey }),
        querystring: z.strictObject({ cases: z.coerce.number().int().min(1).max(1_000_000).default(1) }),
        response: { 200: ForecastView, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => {
        const policy = await findPolicy(transaction, institutionId, request.params.key);
        if (!policy) throw notFound('policy');
        return serveForecast(transaction, institutionId, policy, request.query.cases, dependencies.modelPrices);
      });
    },
  );
};
