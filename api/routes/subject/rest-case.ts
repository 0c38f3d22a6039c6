import { z } from 'zod';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { instruct } from '../../case-workflows.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** The subject says that they have nothing to add, so that the decision need not wait for the end of the window. */
export const restCase: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/nothing-to-add',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'restCase',
        tags: ['subject'],
        summary: 'Say that one has nothing to add, so that the decision need not wait',
        params: AppealParams,
        response: { 200: z.strictObject({ nothingToAdd: z.literal(true) }), ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request) => {
      const { institutionId, caseId, actor } = await presentLink(dependencies, request.params.token);
      await instruct(dependencies.temporal, { institutionId, caseId, actor, command: { type: 'restCase' } });
      return { nothingToAdd: true as const };
    },
  );
};
