import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { describeRoute } from './describe-route.ts';

/** Generates the description of the API at `/openapi.json` (OpenAPI 3.1) from the routes' own schemas. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Hearken',
        version: '1',
        description:
          'Durable adjudication in which every claim to be an exception is heard by a person. Errors are RFC 9457 problems with a stable code and a remedy. Times are RFC 3339 UTC, durations are ISO 8601, probabilities range from 0 to 1, and ids are UUIDv7.',
      },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      },
    },
    transform: ({ schema, ...document }) =>
      jsonSchemaTransform({
        ...document,
        schema: describeRoute({ url: document.url, method: document.route.method, schema }),
      }),
    transformObject: jsonSchemaTransformObject,
  });
}
