import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import { TableReading } from '../../import/dialect.ts';
import { CONTACTS, CORRECTIONS, MAX_ACTS, WITHDRAWALS, type FiledAct } from '../../import/filed-acts.ts';
import { LeftOut } from '../../import/leave-out-faulty.ts';
import { policyKeyOf } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { takeFiledActs, notifyWorkflows } from '../../import/take-filed-acts.ts';
import { unknownPolicy } from '../../import/unknown-policy.ts';
import { MAX_UPLOAD_BYTES } from '../../import/upload.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { ActHeaders } from '../act-route.ts';
import { gateFor } from '../gate.ts';
import { sentRecords, UploadQuery, uploadValidator } from './upload-route.ts';

const Answer = z.strictObject({
  policy: z.string(),
  done: z.number().int().describe('in how many cases it was carried out'),
  present: z.number().int().describe('in how many cases it had been carried out before'),
  /** How a table was read, and which of its columns and lines were left out. */
  read: TableReading.optional(),
  leftOut: LeftOut.optional(),
});

/** Registers the route of an act on many cases by a file, all or none. */
const filedActRoute =
  (
    filed: FiledAct,
    { path, operationId, summary }: { path: string; operationId: string; summary: string },
  ): RegisterRoute =>
  (app, dependencies) => {
    const { onRequest, staffOf } = gateFor(dependencies, filed.act.name);
    const { list, own } = filed.kind;
    const columns = [...own.map(({ name }) => name), ...(filed.factsOf ? ['those of the facts that differ'] : [])];
    app.post(
      path,
      {
        onRequest,
        bodyLimit: MAX_UPLOAD_BYTES,
        validatorCompiler: uploadValidator,
        schema: {
          operationId,
          tags: ['institution'],
          summary,
          security: BEARER,
          consumes: UPLOAD_TYPES,
          querystring: UploadQuery,
          headers: ActHeaders,
          body: z.union([
            z.strictObject({ policy: PolicyKey, [list]: z.array(filed.body).min(1).max(MAX_ACTS) }),
            z.string().meta({
              description: `NDJSON with one record per line, or CSV with columns ${columns.join(', ')}; name the policy with ?policy=`,
            }),
          ]),
          response: { 200: Answer, ...problems(400, 401, 403, 413, 415, 422) },
        },
      },
      async (request) => {
        const staff = staffOf(request);
        const sent = sentRecords(request, request.query);
        const policyKey = policyKeyOf(sent, filed.kind);
        const leaveOutFaulty = request.query.invalidRows === 'leaveOut';
        const { institutionId } = staff;
        const { taken, told } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
          const policy = await findPolicy(transaction, institutionId, policyKey);
          if (!policy) throw unknownPolicy(policyKey);
          const acts = { staff, policy, filed, key: request.headers['idempotency-key'] };
          return takeFiledActs(transaction, dependencies, acts, sent, leaveOutFaulty);
        });
        notifyWorkflows(dependencies, institutionId, told);
        return { policy: policyKey, ...taken };
      },
    );
  };

export const importContactsRoute = filedActRoute(CONTACTS, {
  path: '/v1/contacts',
  operationId: 'importContacts',
  summary: `Correct how the subjects of up to ${MAX_ACTS} cases are reached: JSON, NDJSON or CSV`,
});

export const importWithdrawalsRoute = filedActRoute(WITHDRAWALS, {
  path: '/v1/withdrawals',
  operationId: 'importWithdrawals',
  summary: `Withdraw up to ${MAX_ACTS} cases before they are decided, each with a reason: JSON, NDJSON or CSV`,
});

export const importCorrectionsRoute = filedActRoute(CORRECTIONS, {
  path: '/v1/corrections',
  operationId: 'importCorrections',
  summary: `Correct the facts of up to ${MAX_ACTS} cases before they are decided, each with a reason: JSON, NDJSON or CSV`,
});
