import { z } from 'zod';
import { uuidv7 } from '../../../db/id.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { Words } from '../../hearing/words.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Asks the subject: the best way to get a perspective is to ask for it. */
export const askQuestion: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/questions',
    {
      schema: {
        operationId: 'askQuestion',
        tags: ['judge'],
        summary: 'Ask the subject a question; the hearing’s clock stands still until the answer or its deadline',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ question: Words }),
        response: { 201: z.strictObject({ questionId: z.uuid() }), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      const questionId = uuidv7();
      await withWords(
        dependencies,
        {
          institutionId,
          caseId,
          scope: scopeOf(staff),
          words: [{ kind: 'question', body: request.body.question, textId: questionId }],
        },
        ([question]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: { type: 'askQuestion', questionId, questionCommitment: question?.commitment ?? '' },
          }),
      );
      return reply.status(201).send({ questionId });
    },
  );
};
