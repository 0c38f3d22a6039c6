import { z } from 'zod';
import { listPairs, type StoredPair } from '#db/synthetic-cases.ts';
import { inSnapshot } from '#db/transaction.ts';
import { Facts } from '#workflows/domain/policy.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { makeSyntheticPair, PairToMake, PairWithdrawal, withdrawSyntheticPair } from '../../synthetic-cases/pair.ts';
import { gateFor } from '../gate.ts';

const PairView = z.strictObject({
  id: z.uuid(),
  policy: z.string(),
  policyVersion: z.number().int(),
  account: z.string(),
  facts: Facts,
  changed: Facts,
  apartDays: z.number().int(),
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});

const tags = ['auditor'];

/** Pairs of synthetic cases: auditors make them, and the report `consistency` says what judges found. */
export const syntheticPairRoutes: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'makeSyntheticPair');
  const withdrawal = gateFor(dependencies, 'withdrawSyntheticPair');
  app.get(
    '/v1/audit/synthetic-pairs',
    {
      onRequest,
      schema: {
        operationId: 'listSyntheticPairs',
        tags,
        summary: 'The pairs of synthetic cases by which judges see whether they find the same on the same account',
        security: BEARER,
        response: { 200: z.strictObject({ pairs: z.array(PairView) }), ...problems(401, 403) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const pairs = await inSnapshot(dependencies.auditDatabase, scopeOf(staff), (transaction) =>
        listPairs(transaction, staff.institutionId),
      );
      return { pairs: pairs.map(viewOf) };
    },
  );
  app.post(
    '/v1/audit/synthetic-pairs',
    {
      onRequest,
      schema: {
        operationId: 'makeSyntheticPair',
        tags,
        summary: 'Create two synthetic cases with the same account, of people who differ in protected attributes alone',
        security: BEARER,
        body: PairToMake,
        response: { 201: PairView, ...problems(400, 401, 403, 404, 409, 415, 422) },
      },
    },
    async (request, reply) => {
      const pair = await makeSyntheticPair(dependencies, staffOf(request), request.body);
      return reply.status(201).send(viewOf({ ...pair, withdrawnAt: null }));
    },
  );
  app.post(
    '/v1/audit/synthetic-pairs/:id/withdraw',
    {
      onRequest: withdrawal.onRequest,
      schema: {
        operationId: 'withdrawSyntheticPair',
        tags,
        summary: 'Withdraw a pair: it is given to no further judge, and the report leaves it out',
        security: BEARER,
        params: z.strictObject({ id: z.uuid() }),
        body: PairWithdrawal,
        response: {
          200: z.strictObject({ id: z.uuid(), withdrawnAt: z.iso.datetime() }),
          ...problems(400, 401, 403, 404, 409, 415, 422),
        },
      },
    },
    async (request) => {
      const { pairId, withdrawnAt } = await withdrawSyntheticPair(
        dependencies,
        withdrawal.staffOf(request),
        request.params.id,
        request.body,
      );
      return { id: pairId, withdrawnAt };
    },
  );
};

const viewOf = (pair: StoredPair): z.infer<typeof PairView> => ({
  id: pair.pairId,
  policy: pair.policyKey,
  policyVersion: pair.policyVersion,
  account: pair.account,
  facts: pair.facts,
  changed: pair.changed,
  apartDays: pair.apartDays,
  madeBy: pair.madeBy,
  madeAt: pair.madeAt,
  withdrawnAt: pair.withdrawnAt,
});
