import { z } from 'zod';
import { loadCase } from '../../../db/cases/read-case.ts';
import { findStaff } from '../../../db/staff.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { instruct } from '../../case-workflows.ts';
import { withWords } from '../../hearing/give-words.ts';
import { actorOf, authorize, scopeOf } from '../../principal.ts';
import { invalid, notFound } from '../../problem.ts';
import { Words } from '../../hearing/words.ts';
import { HearingParams } from '../judge/hearing-params.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';

const Body = z.strictObject({
  /** Who shall hear it; null puts it back in the queue. */
  judgeId: z.string().min(1).max(200).nullable(),
  reason: Words,
});

/** Gives a hearing to a named judge, or puts it back in the queue. */
export const reassignHearing: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/hearings/:id/reassign',
    {
      schema: {
        operationId: 'reassignHearing',
        tags: ['supervisor'],
        summary: 'Give a hearing to a named judge, or back to the queue',
        security: BEARER,
        params: HearingParams,
        body: Body,
        response: {
          204: z.null().describe('the hearing is where it was put'),
          ...problems(401, 403, 404, 409, 422, 503),
        },
      },
    },
    async (request, reply) => {
      const staff = await authorize(request, dependencies.verifyToken, 'reassign');
      const { institutionId } = staff;
      const caseId = request.params.id;
      const { judgeId, reason } = request.body;
      const judge = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
        const found = await loadCase(transaction, institutionId, caseId);
        if (!found?.state.hearing) throw notFound('hearing');
        if (judgeId === null) return null;
        const member = await findStaff(transaction, institutionId, judgeId);
        if (!member?.active)
          throw invalid([
            { field: '/judgeId', message: 'nobody active is registered under this id; see GET /v1/staff' },
          ]);
        if (member.conflicts.includes(found.externalRef))
          throw invalid([{ field: '/judgeId', message: 'this person has a conflict with the case; name another' }]);
        return member;
      });
      await withWords(
        dependencies,
        { institutionId, caseId, scope: scopeOf(staff), words: [{ kind: 'reason', body: reason }] },
        ([text]) =>
          instruct(dependencies.temporal, {
            institutionId,
            caseId,
            actor: actorOf(staff, ['supervisor']),
            command: {
              type: 'reassign',
              judgeId,
              judgeRole: judge?.role ?? null,
              reasonCommitment: text?.commitment ?? '',
            },
          }),
      );
      return reply.status(204).send(null);
    },
  );
};
