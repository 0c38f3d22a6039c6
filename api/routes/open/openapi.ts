import { z } from 'zod';
import type { RegisterRoute } from '../../route.ts';

/** The description of every route, generated from the schemas that validate requests and responses. */
export const openapiRoute: RegisterRoute = (app) => {
  app.get(
    '/openapi.json',
    {
      schema: {
        operationId: 'openapi',
        tags: ['open'],
        summary: 'The description of this API, OpenAPI 3.1',
        response: { 200: z.record(z.string(), z.unknown()) },
      },
    },
    async () => ({ ...app.swagger() }),
  );
};
