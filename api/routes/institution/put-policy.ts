import { z } from 'zod';
import { countPrecedents } from '#db/policies/policy-forecast.ts';
import { putPolicy, type StoredPolicy } from '#db/policies/policies.ts';
import { findMissingSkills } from '#db/staffing/accounts.ts';
import { inTransaction } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { ensureMeaningConfirmed } from '../../policies/ensure-meaning-confirmed.ts';
import { ensureProbesStated } from '../../policies/ensure-probes-stated.ts';
import { ensureWindowUsable } from '../../policies/ensure-window-usable.ts';
import { scopeOf } from '../../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { PolicyView, viewPolicy } from '../../views/institution/policy-view.ts';
import { documentOf, PolicyBody } from '../../policies/policy-body.ts';
import { withCounts } from '../../policies/with-counts.ts';
import { PolicyKey } from '../../fields/policy-key.ts';

/** Stores a policy: one that differs from its newest version becomes the next version. A version never changes. */
export const putPolicyRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'writePolicies');
  app.put(
    '/v1/policies/:key',
    {
      onRequest,
      schema: {
        operationId: 'putPolicy',
        tags: ['institution'],
        summary: 'Store a policy; 201 for a new version, 200 if nothing changed',
        description:
          'A version that changes what stored precedents mean, such as one that turns the adverse event round or drops a value, is refused with 409 meaningChanges and the number of precedents, unless meaningChanges.confirmed states that number. Where values are compared by frequency and no counts are sent, those of the newest version stay, or values are counted in the stored precedents. A policy that requires probes (model.probes) whose results its model card does not state is refused with 422.',
        security: BEARER,
        params: z.strictObject({ key: PolicyKey }),
        body: PolicyBody,
        response: { 200: PolicyView, 201: PolicyView, ...problems(400, 401, 403, 409, 413, 415, 422) },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const sent = documentOf(request.body);
      ensureWindowUsable(dependencies, sent);
      ensureProbesStated(sent);
      const { policy, created, missing, precedents } = await inTransaction(
        dependencies.database,
        scopeOf(staff),
        async (transaction) => {
          const { institutionId } = staff;
          const { key } = request.params;
          const document = await withCounts(transaction, institutionId, key, sent);
          await ensureMeaningConfirmed(
            transaction,
            institutionId,
            key,
            document,
            request.body.meaningChanges?.confirmed,
          );
          const at = await dependencies.clock(transaction);
          const stored = await putPolicy(transaction, institutionId, key, document, staff.id, at);
          return {
            ...stored,
            missing: await findMissingSkills(transaction, institutionId, document.hearing.skills),
            precedents: await countPrecedents(transaction, institutionId, stored.policy),
          };
        },
      );
      const view = viewPolicy(policy);
      return reply.status(created ? 201 : 200).send({
        ...view,
        warnings: [...view.warnings, ...missing.map(warnOfMissing), ...warnOfTooFew(policy, precedents)],
      });
    },
  );
};

/** A version can ask for more precedents than there are; a policy without any waits for its first. */
const warnOfTooFew = ({ document: { referenceClass } }: StoredPolicy, precedents: number): string[] =>
  precedents > 0 && precedents < referenceClass.minimumSize
    ? [
        `The policy has ${precedents} of the ${referenceClass.minimumSize} precedents that a score needs. Until it has the others, every case goes to a person.`,
      ]
    : [];

const warnOfMissing = (skill: string): string =>
  `No registered judge has the skill ${skill}. Until one has, hearings under this policy go to a supervisor at once.`;
