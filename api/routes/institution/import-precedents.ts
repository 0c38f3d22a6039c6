import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { TableReading } from '../../import/dialect.ts';
import { LeftOut } from '../../import/leave-out-faulty.ts';
import { examinePrecedents, PrecedentBody, PRECEDENTS } from '../../import/precedents.ts';
import { policyKeyOf } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { MAX_UPLOAD_BYTES } from '../../import/upload.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { takeExaminedPrecedents } from '../../import/take-precedents.ts';
import { unknownPolicy } from '../../import/unknown-policy.ts';
import { sentRecords, UploadQuery, uploadValidator } from './upload-route.ts';

const Body = z.union([
  z.strictObject({ policy: PolicyKey, precedents: z.array(PrecedentBody).min(1) }),
  z.string().meta({
    description:
      'NDJSON with one precedent per line, or CSV with columns id (or externalRef), the policy’s attributes, outcome and, for a correction, supersedes and reason; name the policy with ?policy=',
  }),
]);

const Answer = z.strictObject({
  policy: z.string(),
  /** How many were new. */
  added: z.number().int(),
  /** How many already existed with the same content. */
  present: z.number().int(),
  /** How many of these no score uses, because their outcomes were observed under an adverse decision. */
  notComparable: z.number().int(),
  /** How a table was read, and which of its columns and lines were left out. */
  read: TableReading.optional(),
  leftOut: LeftOut.optional(),
});

/** Adds precedents to a policy, or corrects imported ones, all or none. Sending the same ones again changes nothing. */
export const importPrecedentsRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'importPrecedents');
  app.post(
    '/v1/precedents',
    {
      onRequest,
      bodyLimit: MAX_UPLOAD_BYTES,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'importPrecedents',
        tags: ['institution'],
        summary: 'Add precedents to a policy: JSON, NDJSON or CSV, up to 32 MiB',
        security: BEARER,
        consumes: UPLOAD_TYPES,
        querystring: UploadQuery,
        body: Body,
        response: { 200: Answer, 201: Answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const sent = sentRecords(request, request.query);
      const key = policyKeyOf(sent, PRECEDENTS);
      const policy = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        findPolicy(transaction, institutionId, key),
      );
      if (!policy) throw unknownPolicy(key);
      const examined = await examinePrecedents(sent, policy.document);
      const leaveOutFaulty = request.query.invalidRows === 'leaveOut';
      const taken = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        takeExaminedPrecedents(dependencies, transaction, staff, policy, sent, examined, { leaveOutFaulty }),
      );
      return reply.status(taken.added > 0 ? 201 : 200).send({ policy: key, ...taken });
    },
  );
};
