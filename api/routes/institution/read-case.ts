import { readAccount } from '../../../db/cases/read-account.ts';
import { storeChangedView } from '../../../db/changed-view.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { refuseIfStillBlind } from '../../blindness.ts';
import { gateFor } from '../../gate.ts';
import { scopeOf } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { CaseParams } from './case-params.ts';
import { CaseView, viewCase } from './case-view.ts';

/**
 * One case as its institution may read it. What a person of the institution was shown is kept, so that whoever has seen a
 * score cannot later hear the case as if they had not.
 */
export const readCase: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readCases');
  app.get(
    '/v1/cases/:id',
    {
      onRequest,
      schema: {
        operationId: 'readCase',
        tags: ['institution'],
        summary: 'Read a case: facts, score, claims without their words, decision',
        description:
          'What the institution sent, what the machine made of it, where the case stands, and the decision with the reasons that its subject is given too. Never the subject’s words, a judge’s perspective record, questions and answers, or theory assessments. Findings are there once the case is decided.',
        security: BEARER,
        params: CaseParams,
        response: { 200: CaseView, ...problems(401, 403, 404, 422) },
      },
    },
    async (request) => {
      const staff = staffOf(request);
      const { institutionId } = staff;
      const database = readingDatabase(dependencies, staff);
      return inTransaction(database, scopeOf(staff), async (transaction) => {
        const account = await readAccount(transaction, institutionId, request.params.id);
        if (!account) throw notFound('case');
        refuseIfStillBlind(staff, account.blind, account.state);
        const content = viewCase(account);
        if (staff.kind === 'human' && database === dependencies.database)
          await storeChangedView(
            transaction,
            institutionId,
            {
              caseId: account.caseId,
              principal: staff,
              audience: 'institution',
              disclosesScore: content.score !== undefined,
              content,
            },
            await dependencies.clock(transaction),
          );
        return content;
      });
    },
  );
};
