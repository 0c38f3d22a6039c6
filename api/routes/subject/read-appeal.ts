import { AppealView } from '../../views/subject/appeal-view.ts';
import { AppealParams, presentLink } from '../../present-link.ts';
import { serveAppeal } from '../../views/subject/serve-appeal.ts';
import { problems, type RegisterRoute } from '../../route.ts';
import { LINK_LIMIT } from '../../plugins/link-limit.ts';

/** Reads the subject's own case. Reading it does not use up the link. */
export const readAppealRoute: RegisterRoute = (app, dependencies) => {
  app.get(
    '/v1/appeals/:token',
    {
      ...LINK_LIMIT,
      schema: {
        operationId: 'readAppeal',
        tags: ['subject'],
        summary: 'Read the case that the private link opens',
        params: AppealParams,
        response: { 200: AppealView, ...problems(404, 422, 429) },
      },
    },
    async (request) => {
      const subject = await presentLink(dependencies, request.params.token);
      const { view } = await serveAppeal(dependencies, subject, request.method);
      return view;
    },
  );
};
