import { z } from 'zod';
import { askSubject } from '../../hearing/ask-subject.ts';
import { authorize } from '../../principal.ts';
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
      const { question } = request.body;
      return reply.status(201).send(await askSubject(dependencies, staff, request.params.id, question));
    },
  );
};
