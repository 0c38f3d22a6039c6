import { z } from 'zod';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import {
  agreeToExercises,
  ExerciseConsent,
  ExerciseFinding,
  findOnSyntheticCase,
} from '../../synthetic-cases/exercise.ts';
import { serveExercises } from '../../synthetic-cases/serve-exercises.ts';
import { ExercisesView } from '../../views/judge/exercises-view.ts';
import { gateFor } from '../gate.ts';

const tags = ['judge'];

/** Synthetic cases for judges who agreed to them. Nothing depends on them: they are not cases. */
export const exerciseRoutes: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'doExercises');
  app.get(
    '/v1/exercises',
    {
      onRequest,
      schema: {
        operationId: 'readExercises',
        tags,
        summary: 'Read the caller’s next exercise with a synthetic case, and what they found on finished ones',
        security: BEARER,
        response: { 200: ExercisesView, ...problems(401, 403) },
      },
    },
    (request) => serveExercises(dependencies, staffOf(request)),
  );
  app.put(
    '/v1/exercises/consent',
    {
      onRequest,
      schema: {
        operationId: 'agreeToExercises',
        tags,
        summary: 'Agree to get exercises with synthetic cases, or stop getting them',
        security: BEARER,
        body: ExerciseConsent,
        response: { 200: ExerciseConsent, ...problems(400, 401, 403, 415, 422) },
      },
    },
    async (request) => {
      await agreeToExercises(dependencies, staffOf(request), request.body);
      return request.body;
    },
  );
  app.post(
    '/v1/exercises/:id/finding',
    {
      onRequest,
      schema: {
        operationId: 'findOnSyntheticCase',
        tags,
        summary: 'Record a finding on a synthetic case; it decides nothing and counts in no other figure',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        body: ExerciseFinding,
        response: {
          201: z.strictObject({ foundAt: z.iso.datetime() }),
          ...problems(400, 401, 403, 404, 409, 415, 422),
        },
      },
    },
    async (request, reply) =>
      reply
        .status(201)
        .send(await findOnSyntheticCase(dependencies, staffOf(request), request.params.id, request.body)),
  );
};
