import { z } from 'zod';
import { TheoryAssessment } from '../../../workflows/domain/theory.ts';
import { giveTheory } from '../../hearing/give-theory.ts';
import { insistValid } from '../../hearing/insist-valid.ts';
import { authorize } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Takes in a judge's reasoning from a named general theory. */
export const assessTheory: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/theory',
    {
      attachValidation: true,
      schema: {
        operationId: 'assessTheory',
        tags: ['judge'],
        summary: 'Add an assessment from a named general theory, after the perspective record',
        security: BEARER,
        params: HearingParams,
        body: TheoryAssessment,
        response: { 201: z.strictObject({ assessmentId: z.uuid() }), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      await insistValid(dependencies, staff, request.params.id, 'theory', request);
      return reply.status(201).send(await giveTheory(dependencies, staff, request.params.id, request.body));
    },
  );
};
