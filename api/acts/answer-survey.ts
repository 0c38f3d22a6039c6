import { z } from 'zod';
import { storeSurvey } from '#db/surveys.ts';
import { act } from './act.ts';

const Agreement = z.number().int().min(1).max(7);

/** How heard a subject felt, from 1, not at all, to 7, fully. All are optional but the first. */
export const SurveyAnswers = z.strictObject({
  feltHeard: Agreement,
  feltUnderstood: Agreement.optional(),
  wasTreatedFairly: Agreement.optional(),
  comment: z.string().max(5_000).optional(),
});
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;

/** How heard the subject felt: after the decision, once, and never shown to a judge. */
export const answerSurvey = act({
  name: 'answerSurvey',
  as: [],
  command: ({ id }) => ({ type: 'answerSurvey', surveyId: id }),
  async store({ caseId, id, found, body }, transaction) {
    await storeSurvey(transaction, found.state.institutionId, caseId, id, body, found.at);
  },
  answer: ({ id }: { id: string; body: SurveyAnswers }) => ({ surveyId: id }),
});
