import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { TableReading } from '../../import/dialect.ts';
import { LeftOut } from '../../import/leave-out-faulty.ts';
import { OutcomeBody, OUTCOMES } from '../../import/outcomes.ts';
import { policyKeyOf } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { takeOutcomes } from '../../import/take-outcomes.ts';
import { unknownPolicy } from '../../import/unknown-policy.ts';
import { MAX_UPLOAD_BYTES } from '../../import/upload.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { gateFor } from '../gate.ts';
import { sentRecords, UploadQuery, uploadValidator } from './upload-route.ts';

const Body = z.union([
  z.strictObject({ policy: PolicyKey, outcomes: z.array(OutcomeBody).min(1) }),
  z.string().meta({
    description:
      'NDJSON with one outcome per line, or CSV with columns externalRef, event and, if wanted, observedAt, or supersedes and reason for a correction; name the policy with ?policy=',
  }),
]);

const Answer = z.strictObject({
  policy: z.string(),
  recorded: z.number().int().describe('how many outcomes were recorded or corrected'),
  present: z.number().int().describe('how many were recorded already'),
  leftOutOfPrecedents: z
    .number()
    .int()
    .describe('how many of the recorded ones no score uses, because the decision was adverse'),
  /** How a table was read, and which of its columns and lines were left out. */
  read: TableReading.optional(),
  leftOut: LeftOut.optional(),
});

/** Records later outcomes of many cases, all or none. Sending the same ones again changes nothing. */
export const importOutcomesRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'recordLaterOutcome');
  app.post(
    '/v1/outcomes',
    {
      onRequest,
      bodyLimit: MAX_UPLOAD_BYTES,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'importOutcomes',
        tags: ['institution'],
        summary: 'Record what later happened in up to 5,000 cases of one policy: JSON, NDJSON or CSV',
        security: BEARER,
        consumes: UPLOAD_TYPES,
        querystring: UploadQuery,
        body: Body,
        response: { 200: Answer, ...problems(400, 401, 403, 413, 415, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const sent = sentRecords(request, request.query);
      const key = policyKeyOf(sent, OUTCOMES);
      const leaveOutFaulty = request.query.invalidRows === 'leaveOut';
      const taken = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
        const policy = await findPolicy(transaction, staff.institutionId, key);
        if (!policy) throw unknownPolicy(key);
        return takeOutcomes(transaction, dependencies, staff, policy, sent, { leaveOutFaulty });
      });
      return { policy: key, ...taken };
    },
  );
};
