import { z } from 'zod';
import { hashOf } from '#db/commitment.ts';
import { findAnswer, storeAnswer, type IdempotencyKey } from '#db/idempotency.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { gateFor } from '../gate.ts';
import { TableReading } from '../../import/dialect.ts';
import { LeftOut } from '../../import/leave-out-faulty.ts';
import { ArrivingCaseBody, CASES, DocketTitle, MAX_CASES } from '../../import/arriving-cases.ts';
import { Line } from '../../fields/line.ts';
import { DecodedText } from '../../import/decode-text.ts';
import { policyKeyOf, type SentRecords } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { MAX_UPLOAD_BYTES } from '../../import/upload.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { idempotencyKeyReused } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { takeCases } from '../../import/open-dockets.ts';
import { PolicyKey } from '../../fields/policy-key.ts';
import { unknownPolicy } from '../../import/unknown-policy.ts';
import { sentRecords, UploadQuery, uploadValidator } from './upload-route.ts';

const Body = z.union([
  z.strictObject({ policy: PolicyKey, cases: z.array(ArrivingCaseBody).min(1).max(MAX_CASES) }),
  z.string().meta({
    description:
      'NDJSON with one case per line, or CSV with columns externalRef (or id), the policy’s attributes, subject_name, subject_contact, and receivedAt if there is one; name the policy with ?policy=',
  }),
]);

const Answer = z.strictObject({
  docketId: z.uuid(),
  cases: z.array(z.strictObject({ id: z.uuid(), externalRef: z.string() })),
  /** How a table was read, and which of its columns and lines were left out. */
  read: TableReading.optional(),
  leftOut: LeftOut.optional(),
});
type Answer = z.infer<typeof Answer>;

/** Accepts a docket of 1 to 500 cases under the policy's newest version, all or none, and starts its workflow. */
export const openDocketRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'openDocket');
  app.post(
    '/v1/dockets',
    {
      onRequest,
      bodyLimit: MAX_UPLOAD_BYTES,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'openDocket',
        tags: ['institution'],
        summary: 'Send 1 to 500 cases of one policy: JSON, NDJSON or CSV',
        security: BEARER,
        consumes: UPLOAD_TYPES,
        querystring: UploadQuery.extend({ title: DocketTitle.optional() }),
        headers: z.object({
          'idempotency-key': Line(255).optional().meta({
            description: 'A request with the same key and body gets the same response and opens no second docket',
          }),
        }),
        body: Body,
        response: { 202: Answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const sent = sentRecords(request, request.query);
      const { answer, isOpened } = await openOnce(dependencies, staff, sent, {
        idempotencyKey: request.headers['idempotency-key'],
        title: request.query.title,
        leaveOutFaulty: request.query.invalidRows === 'leaveOut',
      });
      const { institutionId } = staff;
      if (isOpened) dependencies.workflows.startDocket({ institutionId, docketId: answer.docketId });
      return reply.status(202).header('location', `/v1/dockets/${answer.docketId}`).send(answer);
    },
  );
};

/** Opens the docket, or finds the response to an earlier request under the same key; `isOpened` tells which. */
async function openOnce(
  dependencies: ApiDependencies,
  staff: Staff,
  sent: SentRecords,
  {
    idempotencyKey,
    leaveOutFaulty,
    title,
  }: { idempotencyKey: string | undefined; leaveOutFaulty: boolean; title: string | undefined },
): Promise<{ answer: Answer; isOpened: boolean }> {
  const { database, clock } = dependencies;
  const { institutionId } = staff;
  const policyKey = policyKeyOf(sent, CASES);
  const once = idempotencyKey === undefined ? undefined : keyFor(institutionId, idempotencyKey);
  const requestHash = once ? hashOf(hashedRequest(policyKey, sent, leaveOutFaulty)) : '';
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const earlier = once && (await findAnswer(transaction, once));
    if (earlier && earlier.requestHash !== requestHash) throw idempotencyKeyReused('nothing was imported');
    if (earlier) return { answer: Answer.parse(earlier.response), isOpened: false };
    const policy = await findPolicy(transaction, institutionId, policyKey);
    if (!policy) throw unknownPolicy(policyKey);
    const choice = { leaveOutFaulty, title };
    const { dockets, ...rest } = await takeCases(dependencies, transaction, staff, policy, sent, choice);
    const [docket] = dockets;
    if (!docket) throw new Error('no docket was opened');
    const answer = { ...docket, ...rest };
    if (once) await storeAnswer(transaction, once, { requestHash, response: answer }, await clock(transaction));
    return { answer, isOpened: true };
  });
}

/** What makes a request another one; a way of reading that is not the usual one does. */
const hashedRequest = (policyKey: string, { mediaType, body, reading }: SentRecords, leaveOutFaulty: boolean) => {
  const { leaveOutUnknown, missing = [], ...said } = reading ?? {};
  const chosen = { ...said, ...(missing.length > 0 && { missing }), ...(leaveOutUnknown && { leaveOutUnknown }) };
  const isUsual = !leaveOutFaulty && Object.values(chosen).every((each) => each === undefined);
  return {
    policyKey,
    mediaType,
    body: body instanceof DecodedText ? body.text : body,
    ...(!isUsual && { reading: JSON.stringify(chosen), leaveOutFaulty }),
  };
};

const keyFor = (institutionId: string, key: string): IdempotencyKey => ({
  institutionId,
  operation: 'openDocket',
  key,
});
