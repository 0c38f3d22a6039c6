import { z } from 'zod';
import { insistValid } from '../../hearing/insist-valid.ts';
import { DecisionSubmission, giveDecision } from '../../hearing/give-decision.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams, ViewHeader } from './hearing-params.ts';

const Answer = z.strictObject({
  decisionId: z.uuid(),
  caseId: z.uuid(),
  phase: z.enum(['hearing', 'decided']),
  /** True where a second person has to sign before it takes effect. */
  awaitsSignature: z.boolean(),
});

/** The judge's decision, with every method on the table and each contribution marked. */
export const decideHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/decision',
    {
      attachValidation: true,
      schema: {
        operationId: 'decideHearing',
        tags: ['judge'],
        summary: 'Decide, marking each contribution as principal, considered or set aside',
        security: BEARER,
        params: HearingParams,
        headers: ViewHeader,
        body: DecisionSubmission,
        response: { 201: Answer, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const caseId = request.params.id;
      await insistValid(dependencies, staff, caseId, 'decision', request);
      const given = await giveDecision(dependencies, staff, caseId, request.body, request.headers['hearken-view']);
      return reply.status(201).send({ ...given, caseId, phase: given.awaitsSignature ? 'hearing' : 'decided' });
    },
  );
};
