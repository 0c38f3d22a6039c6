import { z } from 'zod';
import { loadCase } from '../../../db/cases/read-case.ts';
import { saveDraft as keepDraft } from '../../../db/drafts.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { authorize, insist, scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { HearingParams } from './hearing-params.ts';

/** Keeps a judge's unfinished words; only they get them back, with the hearing. */
export const saveDraft: RegisterRoute = (app, { database, clock, verifyToken }) => {
  app.put(
    '/v1/hearings/:id/drafts/:kind',
    {
      schema: {
        operationId: 'saveDraft',
        tags: ['judge'],
        summary: 'Keep a draft of a record, an assessment or a decision',
        security: BEARER,
        params: HearingParams.extend({ kind: z.enum(['perspective', 'theory', 'decision']) }),
        body: z.record(z.string(), z.unknown()),
        response: { 200: z.strictObject({ savedAt: z.iso.datetime() }), ...problems(401, 403, 404, 413, 422) },
      },
    },
    async (request) => {
      const staff = await authorize(request, verifyToken, 'takeNextHearing');
      const { institutionId } = staff;
      const { id: caseId, kind } = request.params;
      return inTransaction(database, scopeOf(staff), async (transaction) => {
        const found = await loadCase(transaction, institutionId, caseId);
        if (!found) throw notFound('hearing');
        insist(staff, 'readHearing', { institutionId, state: found.state });
        const at = await clock(transaction);
        await keepDraft(transaction, institutionId, { caseId, authorId: staff.id, kind, body: request.body }, at);
        return { savedAt: at };
      });
    },
  );
};
