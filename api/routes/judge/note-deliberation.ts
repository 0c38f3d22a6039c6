import { z } from 'zod';
import { giveDeliberationNote } from '../../hearing/give-deliberation-note.ts';
import { ServedHearingView } from '../../hearing/hearing-view.ts';
import { serveHearing } from '../../hearing/serve-hearing.ts';
import { authorize } from '../../principal.ts';
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
      await giveDeliberationNote(dependencies, staff, request.params.id, request.body.note);
      reply.status(201);
      return serveHearing(dependencies, staff, request.params.id, reply);
    },
  );
};
