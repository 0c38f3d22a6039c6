import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { SentRecords } from '../../import/read-upload.ts';

/**
 * Leaves the body of an upload to its handler: what it may hold depends on the policy, and its errors go by case and line.
 * Everything else of the request is checked as always.
 */
export const uploadValidator: FastifySchemaCompiler<unknown> = ({ schema, ...route }) =>
  route.httpPart === 'body'
    ? (body: unknown) => ({ value: body })
    : validatorCompiler({ ...route, schema: schema as z.ZodType });

/** What was sent, and the policy that the address names. */
export const sentRecords = (
  { mediaType, body }: Pick<FastifyRequest, 'mediaType' | 'body'>,
  policy: string | undefined,
): SentRecords => ({ mediaType: mediaType ?? '', body, policy });
