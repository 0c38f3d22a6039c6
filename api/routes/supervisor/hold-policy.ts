import { z } from 'zod';
import { LegalHold } from '../../acts/set-legal-hold.ts';
import { holdPolicy } from '../../policies/hold-policy.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { gateFor } from '../gate.ts';

const SetHold = z.strictObject({
  policy: PolicyKey,
  until: z.iso.datetime().nullable(),
  setAt: z.iso.datetime(),
  setBy: z.string(),
});

/** Sets a legal hold on all cases under a policy, in any of its versions. */
export const holdPolicyRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'setLegalHold');
  app.put(
    '/v1/policies/:key/legal-hold',
    {
      onRequest,
      schema: {
        operationId: 'holdPolicy',
        tags: ['supervisor'],
        summary:
          'Hold back the erasure of the data of every case under a policy, or end the hold by a moment that has passed',
        security: BEARER,
        params: z.strictObject({ key: PolicyKey }),
        body: LegalHold,
        response: { 200: SetHold, ...problems(400, 401, 403, 404, 415, 422) },
      },
    },
    async (request) => {
      const { policyKey, until, setAt, setBy } = await holdPolicy(
        dependencies,
        staffOf(request),
        request.params.key,
        request.body,
      );
      return { policy: policyKey, until, setAt, setBy };
    },
  );
};
