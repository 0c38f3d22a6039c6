import { z } from 'zod';
import { answerSurvey as takeAnswers, SurveyAnswers } from '../../appeal/answer-survey.ts';
import { AppealParams, presentLink } from '../../appeal/present-link.ts';
import { problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from './link-limit.ts';

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
        body: SurveyAnswers,
        response: { 201: z.strictObject({ surveyId: z.uuid() }), ...problems(404, 409, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const subject = await presentLink(dependencies, request.params.token);
      return reply.status(201).send(await takeAnswers(dependencies, subject, request.body));
    },
  );
};
