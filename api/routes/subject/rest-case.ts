import { z } from 'zod';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { restCase as rest } from '../../appeal/rest-case.ts';
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
      await rest(dependencies, await presentLink(dependencies, request.params.token));
      return { nothingToAdd: true as const };
    },
  );
};
