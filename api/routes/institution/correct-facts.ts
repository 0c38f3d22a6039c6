import { z } from 'zod';
import { PHASES } from '#workflows/domain/state.ts';
import { correctAndScore, Correction } from '../../acts/correct-facts.ts';
import { Line } from '../../fields/line.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { gateFor } from '../gate.ts';
import { CaseParams } from './case-params.ts';

/** Corrects the facts of a case that is not decided; it is scored again. */
export const correctFactsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'correctFacts');
  app.put(
    '/v1/cases/:id/facts',
    {
      onRequest,
      schema: {
        operationId: 'correctFacts',
        tags: ['institution'],
        summary: 'Correct facts of a case that is not decided, with a reason; the case is scored again',
        description:
          'Facts that are left out stay as they are, and null takes one away. The earlier facts are kept. The subject is told once there is a score, and has the whole appeal window again. A decided case is reopened by a supervisor first.',
        security: BEARER,
        params: CaseParams,
        headers: z.object({ 'idempotency-key': Line(255).optional() }),
        body: Correction,
        response: {
          200: z.strictObject({ id: z.uuid(), phase: z.enum(PHASES) }),
          ...problems(400, 401, 403, 404, 409, 422, 503),
        },
      },
    },
    (request) =>
      correctAndScore(dependencies, staffOf(request), request.params.id, request.body, {
        commandId: request.headers['idempotency-key'],
      }),
  );
};
