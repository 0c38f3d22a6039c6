import { z } from 'zod';
import { uuidv7 } from '../../../db/id.ts';
import { storeSurvey } from '../../../db/surveys.ts';
import { inTransaction } from '../../../db/transaction.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { instruct } from '../../case-workflows.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

const Agreement = z.number().int().min(1).max(7);

/** From 1, not at all, to 7, fully. All are optional but the first. */
const Answers = z.strictObject({
  feltHeard: Agreement,
  feltUnderstood: Agreement.optional(),
  wasTreatedFairly: Agreement.optional(),
  comment: z.string().max(5_000).optional(),
});

/** How heard the subject felt: after the decision, once, and never shown to a judge. */
export const answerSurvey: RegisterRoute = (app, dependencies) => {
  app.post(
    '/v1/appeals/:token/survey',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'answerSurvey',
        tags: ['subject'],
        summary: 'Say how heard one felt; no judge ever sees it',
        params: AppealParams,
        body: Answers,
        response: { 201: z.strictObject({ surveyId: z.uuid() }), ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const { institutionId, caseId, actor, scope } = await presentLink(dependencies, request.params.token);
      const surveyId = uuidv7();
      await instruct(dependencies.temporal, {
        institutionId,
        caseId,
        actor,
        command: { type: 'answerSurvey', surveyId },
      });
      await inTransaction(dependencies.database, scope, async (transaction) =>
        storeSurvey(transaction, institutionId, caseId, surveyId, request.body, await dependencies.clock(transaction)),
      );
      return reply.status(201).send({ surveyId });
    },
  );
};
