import { z } from 'zod';
import { storeSurvey } from '#db/surveys.ts';
import { act } from './act.ts';

/** Agreement with a statement, from 1 (not at all) to 7 (fully). */
export const Agreement = z.number().int().min(1).max(7);

/** How many more wrong decisions of 100 a subject would accept to be heard by a person, where a computer is right more often. */
export const AcceptedErrors = z.number().int().min(0).max(100);

/** How well a subject felt heard, from 1 (not at all) to 7 (fully). Only the first question is required. */
export const SurveyAnswers = z.strictObject({
  feltHeard: Agreement,
  feltUnderstood: Agreement.optional(),
  wasTreatedFairly: Agreement.optional(),
  understoodByPerson: Agreement.optional(),
  understoodByModel: Agreement.optional(),
  acceptedErrors: AcceptedErrors.optional(),
  comment: z.string().max(5_000).optional(),
});
export type SurveyAnswers = z.infer<typeof SurveyAnswers>;

/** The subject answers the survey: once, after the decision, and never shown to a judge. */
export const answerSurvey = act({
  name: 'answerSurvey',
  as: [],
  command: ({ id }) => ({ type: 'answerSurvey', surveyId: id }),
  async store({ caseId, id, found, body }, transaction) {
    await storeSurvey(transaction, found.state.institutionId, caseId, id, body, found.at);
  },
  answer: ({ id }: { id: string; body: SurveyAnswers }) => ({ surveyId: id }),
});
