import { z } from 'zod';
import { replaceAppealLinks } from '#db/appeal-links.ts';
import { scheduleWake } from '#db/cases/wakes.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { scopeOf } from '../../principal.ts';
import { notFound, Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseParams } from './case-params.ts';

/**
 * Revokes every private link to a case and sends its subject a new one, for instance if a link has fallen into the wrong hands.
 * What the subject has said and written is kept, and no deadline moves.
 */
export const replaceLinkRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'replaceLink');
  app.post(
    '/v1/cases/:id/link',
    {
      onRequest,
      schema: {
        operationId: 'replaceLink',
        tags: ['institution'],
        summary: 'Revoke the private links to a case and send its subject a new one',
        security: BEARER,
        params: CaseParams,
        response: {
          /** `revoked`: how many links were valid until now. */
          202: z.strictObject({ id: z.uuid(), revoked: z.number().int() }),
          ...problems(401, 403, 404, 409, 422),
        },
      },
    },
    async (request, reply) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const { id: caseId } = request.params;
      const given = { caseId, by: staff.id, noticeId: uuidv7() };
      const { replaced, at } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) => {
        const at = await dependencies.clock(transaction);
        const replaced = await replaceAppealLinks(transaction, institutionId, given, at);
        if ('revoked' in replaced) await scheduleWake(transaction, institutionId, caseId, at);
        return { replaced, at };
      });
      if ('revoked' in replaced) {
        dependencies.workflows.wake({ institutionId, caseId }, { seq: null, wakeBy: at });
        return reply.status(202).send({ id: caseId, revoked: replaced.revoked });
      }
      if (replaced.missing === 'case') throw notFound('case');
      throw new Problem(409, 'subjectErased', 'The case no longer has a contact to send a link to', {
        detail: 'the subject’s data has been erased',
        remedy: 'no action is needed; the links to the case are unchanged',
      });
    },
  );
};
