import { z } from 'zod';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { Words } from '../../hearing/words.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Gives a hearing back to the queue, with a reason. */
export const releaseHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/release',
    {
      schema: {
        operationId: 'releaseHearing',
        tags: ['judge'],
        summary: 'Give a hearing back to the queue, with a reason',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ reason: Words }),
        response: { 204: z.null().describe('it waits for another judge'), ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      await withWords(
        dependencies,
        { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: request.body.reason }] },
        ([reason]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: { type: 'release', reasonCommitment: reason?.commitment ?? '' },
          }),
      );
      return reply.status(204).send(null);
    },
  );
};
