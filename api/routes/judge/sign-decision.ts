import { z } from 'zod';
import { giveSignature, Signature } from '../../hearing/give-signature.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** A second person's signature under a decision that departs from the provisional outcome, or their refusal to sign. */
export const signDecision: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/signature',
    {
      schema: {
        operationId: 'signDecision',
        tags: ['judge'],
        summary: 'Sign another judge’s decision, or refuse to, with a reason',
        security: BEARER,
        params: HearingParams,
        body: Signature,
        response: {
          200: z.strictObject({ decisionId: z.uuid(), phase: z.enum(['hearing', 'decided']) }),
          ...problems(401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { isDecided } = await giveSignature(dependencies, staff, request.params.id, request.body);
      const { decisionId } = request.body;
      return { decisionId, phase: isDecided ? ('decided' as const) : ('hearing' as const) };
    },
  );
};
