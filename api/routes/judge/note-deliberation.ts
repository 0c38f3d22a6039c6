import { z } from 'zod';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { ServedHearingView } from '../../hearing/hearing-view.ts';
import { serveHearing } from '../../hearing/serve-hearing.ts';
import { actorInHearing, authorize, scopeOf } from '../../principal.ts';
import { Words } from '../../hearing/words.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** A judge's word where two judges found differently; whoever has changed their mind changes their record first. */
export const noteDeliberation: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/deliberation',
    {
      schema: {
        operationId: 'noteDeliberation',
        tags: ['judge'],
        summary: 'Give your word in a deliberation; change your record first if you changed your mind',
        security: BEARER,
        params: HearingParams,
        body: z.strictObject({ note: Words }),
        response: { 201: ServedHearingView, ...problems(401, 403, 404, 409, 422, 503) },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const caseId = request.params.id;
      await withWords(
        dependencies,
        { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'deliberation', body: request.body.note }] },
        ([note]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorInHearing(staff),
            command: { type: 'noteDeliberation', noteCommitment: note?.commitment ?? '' },
          }),
      );
      reply.status(201);
      return serveHearing(dependencies, staff, caseId, reply);
    },
  );
};
