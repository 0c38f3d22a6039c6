import { z } from 'zod';
import { lockIntake } from '../../../db/cases/lock-intake.ts';
import { receiveDocket, usedExternalRefs } from '../../../db/cases/receive-docket.ts';
import { hashOf } from '../../../db/commitment.ts';
import { markDocketStarted } from '../../../db/dockets.ts';
import { findAnswer, keepAnswer, type IdempotencyKey } from '../../../db/idempotency.ts';
import { findPolicy } from '../../../db/policies.ts';
import { inTransaction, type Transaction } from '../../../db/transaction.ts';
import type { Policy } from '../../../workflows/domain/policy.ts';
import { startDocket } from '../../case-workflows.ts';
import type { ApiDependencies } from '../../deps.ts';
import { gateFor } from '../../gate.ts';
import { ArrivingCaseBody, CASES, Line, MOST_CASES, readArrivingCases } from '../../import/arriving-cases.ts';
import { policyKeyOf, type SentRecords } from '../../import/read-upload.ts';
import { UPLOAD_TYPES } from '../../import/tables.ts';
import { errorAt } from '../../import/upload-error.ts';
import { actorOf, scopeOf, type Staff } from '../../principal.ts';
import { Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { PolicyKey } from './policy-view.ts';
import { unknownPolicy } from './unknown-policy.ts';
import { sentRecords, uploadValidator } from './upload-route.ts';

const PATIENCE_MILLISECONDS = 3_000;

const Body = z.union([
  z.strictObject({ policy: PolicyKey, cases: z.array(ArrivingCaseBody).min(1).max(MOST_CASES) }),
  z.string().meta({
    description:
      'NDJSON with one case to a line, or CSV with columns externalRef (or id), the policy’s attributes, subject_name, subject_contact; name the policy by ?policy=',
  }),
]);

const Answer = z.strictObject({
  docketId: z.uuid(),
  cases: z.array(z.strictObject({ id: z.uuid(), externalRef: z.string() })),
});
type Answer = z.infer<typeof Answer>;

/** Takes in a docket of 1 to 500 cases under the policy's newest version, all or none, and starts its workflow. */
export const openDocket: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'openDocket');
  app.post(
    '/v1/dockets',
    {
      onRequest,
      validatorCompiler: uploadValidator,
      schema: {
        operationId: 'openDocket',
        tags: ['institution'],
        summary: 'Send 1 to 500 cases of one policy: JSON, NDJSON or CSV',
        security: BEARER,
        consumes: UPLOAD_TYPES,
        querystring: z.strictObject({ policy: PolicyKey.optional() }),
        headers: z.object({
          'idempotency-key': Line(255)
            .optional()
            .meta({ description: 'The same key with the same body gets the same answer and opens no second docket' }),
        }),
        body: Body,
        response: { 202: Answer, ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const sent = sentRecords(request, request.query.policy);
      const { answer, opened } = await openOnce(dependencies, staff, sent, request.headers['idempotency-key']);
      if (opened) await start(dependencies, staff, answer.docketId, opened.policy);
      return reply.status(202).header('location', `/v1/dockets/${answer.docketId}`).send(answer);
    },
  );
};

/** Starts the docket's workflow, unless the workflow server keeps silent: a worker's sweep starts it then. */
async function start(
  { database, clock, temporal }: ApiDependencies,
  staff: Staff,
  docketId: string,
  policy: Policy,
): Promise<void> {
  const { institutionId } = staff;
  const started = await temporal.withDeadline(Date.now() + PATIENCE_MILLISECONDS, () =>
    startDocket(temporal, { institutionId, docketId, policy }),
  );
  if (started)
    await inTransaction(database, scopeOf(staff), async (transaction) =>
      markDocketStarted(transaction, institutionId, docketId, await clock(transaction)),
    );
}

/** Opens the docket, or finds the answer that an earlier request under the same key got; `opened` tells which. */
async function openOnce(
  { database, clock }: ApiDependencies,
  staff: Staff,
  sent: SentRecords,
  idempotencyKey: string | undefined,
): Promise<{ answer: Answer; opened: { policy: Policy } | null }> {
  const { institutionId } = staff;
  const policyKey = policyKeyOf(sent, CASES);
  const once = idempotencyKey === undefined ? undefined : keyFor(institutionId, idempotencyKey);
  const requestHash = once ? hashOf({ policyKey, mediaType: sent.mediaType, body: sent.body }) : '';
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const earlier = once && (await findAnswer(transaction, once));
    if (earlier && earlier.requestHash !== requestHash) throw keyReused();
    if (earlier) return { answer: Answer.parse(earlier.response), opened: null };
    const policy = await findPolicy(transaction, institutionId, policyKey);
    if (!policy) throw unknownPolicy(policyKey);
    const arriving = await readArrivingCases(sent, policy.document);
    await lockIntake(transaction, institutionId, policyKey);
    await refuseKnown(transaction, institutionId, policyKey, arriving);
    const at = await clock(transaction);
    const cases = arriving.map(({ value }) => value);
    const actor = actorOf(staff, ['institution']);
    const answer = await receiveDocket(transaction, institutionId, policy, cases, actor, at);
    if (once) await keepAnswer(transaction, once, { requestHash, response: answer }, at);
    return { answer, opened: { policy: policy.document } };
  });
}

const keyFor = (institutionId: string, key: string): IdempotencyKey => ({
  institutionId,
  operation: 'openDocket',
  key,
});

const keyReused = (): Problem =>
  new Problem(409, 'idempotencyKeyReused', 'This Idempotency-Key was used for another request', {
    detail: 'nothing was taken in',
    remedy: 'use a fresh key for another request, or send the first request unchanged',
  });

/** Refuses cases whose `externalRef` the institution has sent before under the policy, naming each. */
async function refuseKnown(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  arriving: Awaited<ReturnType<typeof readArrivingCases>>,
): Promise<void> {
  const refs = arriving.map(({ value }) => value.externalRef);
  const known = new Set(await usedExternalRefs(transaction, institutionId, policyKey, refs));
  if (known.size === 0) return;
  throw new Problem(409, 'casesKnown', 'Some cases have been sent before', {
    detail: `${known.size} of ${arriving.length} are there already; nothing was taken in`,
    remedy: 'leave them out, or give new matters an externalRef of their own',
    errors: arriving
      .filter(({ value }) => known.has(value.externalRef))
      .map(({ place, value }) =>
        errorAt(place, ['externalRef'], `${value.externalRef} has been sent before under ${policyKey}`),
      ),
  });
}
