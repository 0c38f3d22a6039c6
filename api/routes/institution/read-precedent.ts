import { z } from 'zod';
import { gateFor } from '../gate.ts';
import { notFound } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { PrecedentView, readPrecedentOf } from '../../views/institution/precedent-view.ts';

/** One precedent of a policy, with what it corrects or is corrected by. */
export const readPrecedentRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readPrecedents');
  app.get(
    '/v1/policies/:key/precedents/:precedentId',
    {
      onRequest,
      schema: {
        operationId: 'readPrecedent',
        tags: ['institution'],
        summary: 'Read a precedent of a policy by its id',
        security: BEARER,
        params: z.strictObject({ key: PolicyKey, precedentId: z.string().min(1).max(200) }),
        response: { 200: PrecedentView, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const { key, precedentId } = request.params;
      const { precedent } = await readPrecedentOf(dependencies, staffOf(request), key, precedentId);
      if (!precedent) throw notFound('precedent');
      return precedent;
    },
  );
};
