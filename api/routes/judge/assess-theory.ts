import { z } from 'zod';
import { uuidv7 } from '../../../db/id.ts';
import { TheoryAssessment } from '../../../workflows/domain/theory.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Takes in a judge's reasoning from a named general theory. */
export const assessTheory: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/theory',
    {
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
      const { institutionId } = staff;
      const caseId = request.params.id;
      const assessmentId = uuidv7();
      await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope: scopeOf(staff),
          words: [{ kind: 'theoryAssessment', body: JSON.stringify(request.body), textId: assessmentId }],
          draft: { authorId: staff.id, kind: 'theory', body: request.body },
        },
        ([text]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: { type: 'assessTheory', assessmentId, assessmentCommitment: text?.commitment ?? '' },
          }),
      );
      return reply.status(201).send({ assessmentId });
    },
  );
};
