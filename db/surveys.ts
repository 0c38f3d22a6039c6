import type { Transaction } from './transaction.ts';

/** Stores a subject's answers to the survey. */
export async function storeSurvey(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  surveyId: string,
  answers: unknown,
  at: string,
): Promise<void> {
  await transaction
    .insertInto('surveys')
    .values({
      institution_id: institutionId,
      survey_id: surveyId,
      case_id: caseId,
      answers: JSON.stringify(answers),
      answered_at: at,
    })
    .execute();
}
