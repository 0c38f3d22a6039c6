import { z } from 'zod';
import { gateFor } from '../gate.ts';
import { DecodedText } from '../../import/decode-text.ts';
import { DECIMALS, DELIMITER_NAMES } from '../../import/dialect.ts';
import { DATE_ORDERS } from '../../import/date-order.ts';
import { PERIODS, SERIAL_DAYS } from '../../import/read-date.ts';
import { json, ReadingQuery } from '../../import/reading.ts';
import { CSV_TYPE } from '../../import/tables.ts';
import { MAX_UPLOAD_BYTES } from '../../import/upload.ts';
import { ComparisonChoice } from '../../policies/draft/draft-comparison.ts';
import { draftPolicy } from '../../policies/draft/draft-policy.ts';
import { Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyBody } from '../../policies/policy-body.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { uploadValidator } from './upload-route.ts';

const Query = z.strictObject({
  key: PolicyKey.default('cases').meta({
    description: 'The key that the policy is to have; it names the kind of case',
  }),
  dialect: ReadingQuery.dialect,
  outcome: z.string().min(1).max(200).optional().meta({ description: 'The column that says what later happened' }),
  adverse: z
    .union([z.string().max(100), z.array(z.string().max(100)).max(50)])
    .optional()
    .meta({ description: 'The adverse value of that column; several by repeating the parameter' }),
  compare: json(
    z.record(z.string().min(1).max(200), ComparisonChoice),
    '{"occupation":{"by":"hierarchy","prefixes":[2,4]}}',
    5_000,
  )
    .optional()
    .meta({
      description:
        'How the values of columns are compared, as JSON by column: {"by":"values"} one by one, {"by":"frequency"} with ownValues or ownShare, {"by":"hierarchy"} with prefixes, separator or parentColumns (the columns with the group of each value, the group of that group, and so on). Proposed for columns with many values that are left out',
    }),
});

const Answer = z.strictObject({
  question: z
    .strictObject({
      text: z.string(),
      choices: z.array(
        z.strictObject({
          column: z.string(),
          values: z.array(z.strictObject({ value: z.string(), rows: z.number().int() })),
        }),
      ),
    })
    .nullable()
    .meta({ description: 'What outcome and adverse have to answer before there is a policy' }),
  policy: PolicyBody.nullable().meta({ description: 'A body for PUT /v1/policies/{key}' }),
  columns: z
    .record(z.string(), z.string().nullable())
    .meta({ description: 'The parameter columns with which the file is sent as precedents' }),
  dialect: z
    .strictObject({
      delimiter: z.enum(DELIMITER_NAMES),
      decimals: z.enum(DECIMALS),
      dates: z
        .enum(DATE_ORDERS)
        .optional()
        .meta({ description: 'Absent if days do not show it; the import then asks' }),
      header: z.number().int(),
      periods: z.enum(PERIODS).optional(),
      serialDays: z.enum(SERIAL_DAYS).optional(),
    })
    .meta({ description: 'The parameter dialect with which the file is read as it was here' }),
  referencePrefix: z
    .string()
    .nullable()
    .meta({ description: 'The parameter that names the rows; null where a column of the file does' }),
  groups: z
    .array(
      z.strictObject({
        column: z.string(),
        groups: z.array(
          z.strictObject({
            kind: z.enum(['own', 'group', 'branch']),
            name: z.string().nullable(),
            least: z.number().int().nullable(),
            most: z.number().int().nullable(),
            values: z.number().int(),
            rows: z.number().int(),
          }),
        ),
        more: z.number().int(),
      }),
    )
    .meta({
      description:
        'By column, the groups of its values where they are not compared one by one, and how many more there are; least and most say how often each value of a group occurs',
    }),
  check: z
    .array(z.strictObject({ column: z.string(), message: z.string() }))
    .meta({ description: 'What has to be checked, by column; policy for all of it' }),
});

/** Drafts a policy from a file with past cases. Nothing is stored. */
export const draftPolicyRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest } = gateFor(dependencies, 'writePolicies');
  app.post(
    '/v1/policies/draft',
    {
      onRequest,
      bodyLimit: MAX_UPLOAD_BYTES,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'draftPolicy',
        tags: ['institution'],
        summary: 'Draft a policy from a table with past cases; nothing is stored',
        security: BEARER,
        consumes: [CSV_TYPE],
        querystring: Query,
        body: z.string().meta({ description: 'A table with a line of names, such as CSV' }),
        response: { 200: Answer, ...problems(400, 401, 403, 413, 415, 422) },
      },
    },
    async ({ body, mediaType, query }, reply) => {
      const text: unknown = body;
      if (mediaType !== CSV_TYPE || !(text instanceof DecodedText))
        throw new Problem(415, 'unsupportedMediaType', 'The content type is not supported', {
          remedy: `send a table as ${CSV_TYPE}`,
        });
      const { key, dialect, outcome, adverse = [], compare } = query;
      const polarity = outcome === undefined ? undefined : { outcome, adverse: [adverse].flat() };
      return reply.send(await draftPolicy(text.text, { key, dialect, polarity, compare }));
    },
  );
};
