import { z } from 'zod';
import { storeSurvey } from '#db/surveys.ts';
import { act } from './act.ts';
import { AcceptedErrors, Agreement } from './answer-survey.ts';

/** How confident a subject is that their case can be understood, from 1 (not at all) to 7 (fully), and what that is worth to them. */
export const Expectations = z.strictObject({
  understoodByPerson: Agreement,
  understoodByModel: Agreement,
  acceptedErrors: AcceptedErrors.optional(),
});
export type Expectations = z.infer<typeof Expectations>;

/** The subject says what they expect of being heard: once, before a judge has the hearing, and never shown to one. */
export const answerExpectations = act({
  name: 'answerExpectations',
  as: [],
  command: ({ id }) => ({ type: 'answerExpectations', surveyId: id }),
  async store({ caseId, id, found, body }, transaction) {
    await storeSurvey(transaction, found.state.institutionId, caseId, id, body, found.at);
  },
  answer: ({ id }: { id: string; body: Expectations }) => ({ surveyId: id }),
});
