import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { SentRecords } from '../../import/read-upload.ts';

/**
 * Leaves the validation of an upload's body to its handler, because it depends on the policy, and its errors are reported by
 * case and line. The rest of the request is validated as usual.
 */
export const uploadValidator: FastifySchemaCompiler<unknown> = ({ schema, ...route }) =>
  route.httpPart === 'body'
    ? (body: unknown) => ({ value: body })
    : validatorCompiler({ ...route, schema: schema as z.ZodType });

/** The uploaded records, and the policy that the query names. */
export const sentRecords = (
  { mediaType, body }: Pick<FastifyRequest, 'mediaType' | 'body'>,
  policy: string | undefined,
): SentRecords => ({ mediaType: mediaType ?? '', body, policy });
