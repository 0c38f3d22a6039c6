import { z } from 'zod';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { VersionComparison } from '../../views/institution/compare-versions.ts';
import { serveComparison } from '../../views/institution/serve-comparison.ts';
import { gateFor } from '../gate.ts';
import { CaseParams } from './case-params.ts';

/** A case under its own version of the policy and under another one, side by side. */
export const compareVersionsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readCases');
  app.get(
    '/v1/cases/:id/versions',
    {
      onRequest,
      schema: {
        operationId: 'compareVersions',
        tags: ['institution'],
        summary: 'Compare what two versions of a policy make of a case',
        description:
          'The version that the case arrived under beside another one, the newest by default. The case is not scored again: both are applied to the score that it has.',
        security: BEARER,
        params: CaseParams,
        querystring: z.strictObject({ other: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
        response: { 200: VersionComparison, ...problems(401, 403, 404, 422) },
      },
    },
    (request) => serveComparison(dependencies, staffOf(request), request.params.id, request.query.other),
  );
};
