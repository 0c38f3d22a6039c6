import { z } from 'zod';
import { scheduleWake } from '#db/cases/wakes.ts';
import { uuidv7 } from '#db/id.ts';
import { replaceAppealLinks } from '#db/replaced-links.ts';
import { inTransaction } from '#db/transaction.ts';
import { gateFor } from '../gate.ts';
import { scopeOf } from '../../principal.ts';
import { notFound, Problem } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseParams } from './case-params.ts';

/**
 * Sends a subject a new private link, for instance if a link has fallen into the wrong hands. The earlier ones open the case until
 * an hour after the new one was handed over. What the subject has said and written is kept, and no deadline moves.
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
        summary: 'Send the subject of a case a new private link; earlier ones end an hour after it was handed over',
        security: BEARER,
        params: CaseParams,
        response: {
          /** `revoked`: how many links the new one replaces. */
          202: z.strictObject({ id: z.uuid(), revoked: z.number().int() }),
          ...problems(401, 403, 404, 409, 422, 429),
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
      if ('retryAfterSeconds' in replaced)
        throw new Problem(429, 'tooManyRequests', 'A new link was requested a moment ago', {
          detail: 'the subject is being sent that one, and the links that they have still open the case',
          remedy: 'wait for the number of seconds in Retry-After before you request another',
          headers: { 'retry-after': String(replaced.retryAfterSeconds) },
        });
      if (replaced.missing === 'case') throw notFound('case');
      throw new Problem(409, 'subjectErased', 'The case no longer has a contact to send a link to', {
        detail: 'the subject’s data has been erased',
        remedy: 'no action is needed; the links to the case are unchanged',
      });
    },
  );
};
