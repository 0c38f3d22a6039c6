import type { FastifyInstance } from 'fastify';
import { JsonRefused, parseJson } from '../import/parse-json.ts';
import { Problem } from '../problem.ts';

/**
 * Reads bodies of JSON. A body that parsers could read in different ways, or whose depth would take a caller's time, is
 * refused with 400 before any other check looks at it. Members named `__proto__` are refused as well.
 */
export function acceptJson(app: FastifyInstance): void {
  const withoutPrototypes = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    try {
      if (text !== '') parseJson(text.replace(/^\uFEFF/, ''));
    } catch (error) {
      return done(error instanceof JsonRefused ? notTaken(error.message) : (error as Error), undefined);
    }
    void withoutPrototypes(request, text, done);
  });
}

const notTaken = (detail: string): Problem =>
  new Problem(400, 'malformed', 'The request cannot be read', {
    detail: `the body ${detail}`,
    remedy: 'correct the request and send it again',
  });
