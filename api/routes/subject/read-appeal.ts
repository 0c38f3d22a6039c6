import { readMaterial } from '../../../db/cases/read-material.ts';
import { readDrafts } from '../../../db/drafts.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { storeView } from '../../../db/views.ts';
import { AppealView } from '../../appeal/appeal-view.ts';
import { composeAppeal } from '../../appeal/compose-appeal.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { notFound } from '../../problem.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

/** The subject's own case. Reading it uses nothing up. */
export const readAppeal: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/appeals/:token',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'readAppeal',
        tags: ['subject'],
        summary: 'Read one’s own case by the private link',
        params: AppealParams,
        response: { 200: AppealView, ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { institutionId, caseId, principal, scope } = subject;
      return inTransaction(dependencies.database, scope, async (transaction) => {
        const material = await readMaterial(transaction, institutionId, caseId, dependencies.dataKey);
        if (!material) throw notFound('case');
        const at = await dependencies.clock(transaction);
        const [draft = null] = await readDrafts(transaction, institutionId, caseId, principal.id);
        const content = composeAppeal(material, institutionId, draft, at);
        const view = {
          caseId,
          principal: { kind: 'subject', id: principal.id },
          audience: 'subject',
          disclosesScore: false,
          content,
        } as const;
        await storeView(transaction, institutionId, view, at);
        return content;
      });
    },
  );
};
