import { z } from 'zod';
import { readAccount, type CaseAccount } from '../../../db/cases/read-account.ts';
import { findPolicy } from '../../../db/policies.ts';
import { addPrecedents } from '../../../db/precedents.ts';
import { inTransaction } from '../../../db/transaction.ts';
import type { Policy } from '../../../workflows/domain/policy.ts';
import { instruct } from '../../case-workflows.ts';
import type { ApiDependencies } from '../../deps.ts';
import { gateFor } from '../../gate.ts';
import { factsOfPrecedent } from '../../import/precedents.ts';
import { actorOf, scopeOf, type Staff } from '../../principal.ts';
import { invalid, notFound, problemOf } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';

const Body = z.strictObject({
  /** One of the two names that the policy gives its adverse event. */
  event: z.string().min(1).max(63),
  /** When it was seen to have happened, or not to have; now where it is left out. */
  observedAt: z.iso.datetime({ offset: true }).optional(),
});

const Answer = z.strictObject({
  id: z.uuid(),
  event: z.string(),
  precedent: z.strictObject({
    id: z.string(),
    /** `differs`: the policy has another precedent of that id, which stays as it is. */
    status: z.enum(['added', 'present', 'differs']),
  }),
});

/**
 * Notes what later happened in a decided case, which then becomes a precedent of its policy. Saying the same again changes
 * nothing, so that a request whose answer was lost can be sent again.
 */
export const recordLaterOutcome: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'recordLaterOutcome');
  app.post(
    '/v1/cases/:id/outcome',
    {
      onRequest,
      schema: {
        operationId: 'recordLaterOutcome',
        tags: ['institution'],
        summary: 'Say what later happened; the case becomes a precedent',
        security: BEARER,
        params: CaseParams,
        body: Body,
        response: { 200: Answer, ...problems(400, 401, 403, 404, 409, 422, 503) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const { id } = request.params;
      const { event } = request.body;
      const { account, policy, now } = await readDecided(dependencies, staff, id);
      const observedAt = new Date(request.body.observedAt ?? now).toISOString();
      if (observedAt > now) throw invalid([{ field: '/observedAt', message: 'give a time that is not in the future' }]);
      const { laterOutcome } = account.state;
      if (laterOutcome !== null && laterOutcome !== event)
        throw problemOf({ code: 'outcomeAlreadyRecorded', detail: `it is ${laterOutcome}` });
      if (laterOutcome === null)
        await instruct(dependencies.temporal, {
          institutionId,
          caseId: id,
          actor: actorOf(staff, ['institution']),
          command: { type: 'recordLaterOutcome', event, observedAt },
        });
      const { externalRef, policyKey } = account;
      const precedent = {
        id: externalRef,
        facts: factsOfPrecedent(policy, account.facts),
        adverse: event === policy.adverseEvent.name,
      };
      const { added, differing } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) =>
        addPrecedents(transaction, institutionId, policyKey, [precedent], await dependencies.clock(transaction)),
      );
      const status = added > 0 ? 'added' : differing.length > 0 ? 'differs' : 'present';
      return { id, event, precedent: { id: externalRef, status } as const };
    },
  );
};

function readDecided(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
): Promise<{ account: CaseAccount; policy: Policy; now: string }> {
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const account = await readAccount(transaction, staff.institutionId, caseId);
    if (!account) throw notFound('case');
    const policy = await findPolicy(transaction, staff.institutionId, account.policyKey, account.policyVersion);
    if (!policy) throw new Error(`case ${caseId} has no policy`);
    return { account, policy: policy.document, now: await clock(transaction) };
  });
}
