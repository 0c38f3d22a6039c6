import { z } from 'zod';
import { uuidv7 } from '../../db/id.ts';
import { discardSurvey, storeSurvey } from '../../db/surveys.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { PresentSubject } from './present-link.ts';

const Agreement = z.number().int().min(1).max(7);

/** How heard a subject felt, from 1, not at all, to 7, fully. All are optional but the first. */
export const SurveyAnswers = z.strictObject({
  feltHeard: Agreement,
  feltUnderstood: Agreement.optional(),
  wasTreatedFairly: Agreement.optional(),
  comment: z.string().max(5_000).optional(),
});
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;

/** Takes in a subject's answers to the survey; throws a Problem before the decision, or when they have answered. */
export async function answerSurvey(
  { database, temporal, clock }: ApiDependencies,
  { institutionId, caseId, actor, scope }: PresentSubject,
  answers: SurveyAnswers,
): Promise<{ surveyId: string }> {
  const surveyId = uuidv7();
  // Kept first: answers that the trail speaks of and nobody has could not be given again.
  await inTransaction(database, scope, async (transaction) =>
    storeSurvey(transaction, institutionId, caseId, surveyId, answers, await clock(transaction)),
  );
  try {
    await instruct(temporal, { institutionId, caseId, actor, command: { type: 'answerSurvey', surveyId } });
  } catch (error) {
    if (error instanceof Problem && error.document.status < 500)
      await inTransaction(database, scope, (transaction) => discardSurvey(transaction, institutionId, surveyId));
    throw error;
  }
  return { surveyId };
}
