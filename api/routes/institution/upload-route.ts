import type { FastifyRequest, FastifySchemaCompiler } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { SentRecords } from '../../import/read-upload.ts';
import { readingOf, ReadingQuery } from '../../import/reading.ts';
import { PolicyKey } from '../../fields/policy-key.ts';

/**
 * Leaves the validation of an upload's body to its handler, because it depends on the policy, and its errors are reported by
 * case and line. The rest of the request is validated as usual.
 */
export const uploadValidator: FastifySchemaCompiler<unknown> = ({ schema, ...route }) =>
  route.httpPart === 'body'
    ? (body: unknown) => ({ value: body })
    : validatorCompiler({ ...route, schema: schema as z.ZodType });

/** The parameters of an upload's address: the policy, how the file is to be read, and what becomes of rows with faults. */
export const UploadQuery = z.strictObject({
  policy: PolicyKey.optional(),
  ...ReadingQuery,
  invalidRows: z.enum(['refuse', 'leaveOut']).optional().meta({
    description:
      'leaveOut takes in the records that are valid; the answer lists the others, and holds the rows of a table',
  }),
});

/** What was sent, the policy that the address names, and how the file is to be read. */
export const sentRecords = (
  { mediaType, body }: Pick<FastifyRequest, 'mediaType' | 'body'>,
  query: z.infer<typeof UploadQuery>,
): SentRecords => ({ mediaType: mediaType ?? '', body, policy: query.policy, reading: readingOf(query) });
