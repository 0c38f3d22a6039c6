import { z } from 'zod';
import { gateFor } from '../../gate.ts';
import { LaterOutcome, recordLaterOutcome as noteLaterOutcome } from '../../institution/record-later-outcome.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';

const Answer = z.strictObject({
  id: z.uuid(),
  event: z.string(),
  precedent: z.strictObject({
    id: z.string(),
    /** `differs`: the policy has another precedent of that id, which stays as it is. */
    status: z.enum(['added', 'present', 'differs']),
  }),
});

/**
 * Notes what later happened in a decided case, which then becomes a precedent of its policy. Saying the same again changes
 * nothing, so that a request whose answer was lost can be sent again.
 */
export const recordLaterOutcome: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'recordLaterOutcome');
  app.post(
    '/v1/cases/:id/outcome',
    {
      onRequest,
      schema: {
        operationId: 'recordLaterOutcome',
        tags: ['institution'],
        summary: 'Say what later happened; the case becomes a precedent',
        security: BEARER,
        params: CaseParams,
        body: LaterOutcome,
        response: { 200: Answer, ...problems(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const precedent = await noteLaterOutcome(dependencies, staffOf(request), id, request.body);
      return { id, event: request.body.event, precedent };
    },
  );
};
