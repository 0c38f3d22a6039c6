import { z } from 'zod';
import { listPolicies } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { scopeOf } from '../../principal.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyView, viewPolicy } from '../../views/institution/policy-view.ts';

/** Every policy in its newest version, by key. */
export const listPoliciesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readPolicies');
  app.get(
    '/v1/policies',
    {
      onRequest,
      schema: {
        operationId: 'listPolicies',
        tags: ['institution'],
        summary: 'List the newest version of each policy',
        security: BEARER,
        response: { 200: z.strictObject({ policies: z.array(PolicyView) }), ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const policies = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), (transaction) =>
        listPolicies(transaction, staff.institutionId),
      );
      return { policies: policies.map(viewPolicy) };
    },
  );
};
