import { z } from 'zod';
import { PerspectiveRecord } from '#workflows/domain/perspective.ts';
import { CopyView, findCopies } from '../../views/judge/find-copies.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Shows a judge which parts of a record they wrote on another case, before they submit it. */
export const findCopiesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'recordPerspective');
  app.post(
    '/v1/hearings/:id/perspective/copies',
    {
      onRequest,
      schema: {
        operationId: 'findCopies',
        tags: ['judge'],
        summary: 'Compare a perspective record with the judge’s own records on other cases, before submitting it',
        security: BEARER,
        params: HearingParams,
        body: PerspectiveRecord,
        response: {
          200: z.strictObject({ copies: z.array(CopyView) }),
          ...problems(400, 401, 403, 404, 413, 415, 422),
        },
      },
    },
    async (request) => ({
      copies: await findCopies(dependencies, staffOf(request), request.params.id, request.body),
    }),
  );
};
