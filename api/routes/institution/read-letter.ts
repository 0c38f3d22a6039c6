import { LetterView, serveLetter } from '../../views/institution/serve-letter.ts';
import { gateFor } from '../gate.ts';
import { BEARER, problems, type RegisterRoute } from '../../route.ts';
import { LetterParams } from './case-params.ts';

/** A letter that waits, as it is printed. */
export const readLetterRoute: RegisterRoute = (app, dependencies) => {
  const { onRequest, staffOf } = gateFor(dependencies, 'handOverLetter');
  app.get(
    '/v1/cases/:id/letters/:noticeId',
    {
      onRequest,
      schema: {
        operationId: 'readLetter',
        tags: ['institution'],
        summary: 'Read a letter that waits to be posted or collected, with its private link, to print it',
        security: BEARER,
        params: LetterParams,
        response: { 200: LetterView, ...problems(401, 403, 404, 422) },
      },
    },
    (request) => serveLetter(dependencies, staffOf(request), request.params.id, request.params.noticeId),
  );
};
