import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyView, viewPolicy } from '../../views/institution/policy-view.ts';
import { PolicyKey } from '../../fields/policy-key.ts';

/** A policy in its newest version, or in the one asked for. */
export const readPolicyRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readPolicies');
  app.get(
    '/v1/policies/:key',
    {
      onRequest,
      schema: {
        operationId: 'readPolicy',
        tags: ['institution'],
        summary: 'Read a policy in its newest or a given version',
        security: BEARER,
        params: z.strictObject({ key: PolicyKey }),
        querystring: z.strictObject({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
        response: { 200: PolicyView, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { key } = request.params;
      const policy = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        findPolicy(transaction, staff.institutionId, key, request.query.version),
      );
      if (!policy) throw notFound('policy');
      return viewPolicy(policy);
    },
  );
};
