import { CaseView } from '../../views/institution/case-view.ts';
import { serveCase } from '../../views/institution/serve-case.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { CaseParams } from './case-params.ts';

/** One case as its institution may read it. */
export const readCaseRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'readCases');
  app.get(
    '/v1/cases/:id',
    {
      onRequest,
      schema: {
        operationId: 'readCase',
        tags: ['institution'],
        summary: 'Read a case: facts, score, claims without their text, decision',
        description:
          'The facts that the institution sent, the score, the phase of the case, and the decision with the reasons that the subject is also given. Never the subject’s words, perspective records, questions and answers, or theory assessments. Findings appear once the case is decided.',
        security: BEARER,
        params: CaseParams,
        response: { 200: CaseView, ...problems(401, 403, 404, 422) },
      },
    },
    (request) => serveCase(dependencies, staffOf(request), request.params.id),
  );
};
