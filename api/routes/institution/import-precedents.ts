import { z } from 'zod';
import { findPolicy } from '../../../db/policies.ts';
import { addPrecedents } from '../../../db/precedents.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { gateFor } from '../../gate.ts';
import { PrecedentBody, PRECEDENTS, readPrecedentUpload } from '../../import/precedents.ts';
import { policyKeyOf } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { MOST_NAMED_ERRORS } from '../../import/upload-error.ts';
import { scopeOf } from '../../principal.ts';
import { Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { PolicyKey } from './policy-view.ts';
import { unknownPolicy } from './unknown-policy.ts';
import { sentRecords, uploadValidator } from './upload-route.ts';

const Body = z.union([
  z.strictObject({ policy: PolicyKey, precedents: z.array(PrecedentBody).min(1) }),
  z.string().meta({
    description:
      'NDJSON with one precedent to a line, or CSV with columns id, the policy’s attributes, outcome; name the policy by ?policy=',
  }),
]);

const Answer = z.strictObject({
  policy: z.string(),
  /** How many were new. */
  added: z.number().int(),
  /** How many were there already in the same words. */
  present: z.number().int(),
});

/** Adds precedents to a policy, all or none. Sending the same ones again changes nothing. */
export const importPrecedents: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'importPrecedents');
  app.post(
    '/v1/precedents',
    {
      onRequest,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'importPrecedents',
        tags: ['institution'],
        summary: 'Add precedents to a policy: JSON, NDJSON or CSV, up to 32 MiB',
        security: BEARER,
        consumes: UPLOAD_TYPES,
        querystring: z.strictObject({ policy: PolicyKey.optional() }),
        body: Body,
        response: { 200: Answer, 201: Answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const sent = sentRecords(request, request.query.policy);
      const key = policyKeyOf(sent, PRECEDENTS);
      const policy = await inTransaction(dependencies.database, scopeOf(staff), (transaction) =>
        findPolicy(transaction, institutionId, key),
      );
      if (!policy) throw unknownPolicy(key);
      const precedents = await readPrecedentUpload(sent, policy.document);
      const { added } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
        const at = await dependencies.clock(transaction);
        const result = await addPrecedents(transaction, institutionId, key, precedents, at);
        if (result.differing.length > 0) throw differ(result.differing);
        return result;
      });
      return reply.status(added > 0 ? 201 : 200).send({ policy: key, added, present: precedents.length - added });
    },
  );
};

const differ = (ids: string[]): Problem =>
  new Problem(409, 'precedentsDiffer', 'Some precedents are there already with other facts or another outcome', {
    detail: `${ids.length} differ; nothing was taken in`,
    remedy: 'leave them out: what a past case was does not change',
    errors: ids
      .slice(0, MOST_NAMED_ERRORS)
      .map((id) => ({ field: id, message: 'is there already with other facts or another outcome' })),
  });
