import type { FastifyInstance } from 'fastify';
import { NDJSON_TYPES } from '../import/tables.ts';
import { Problem } from '../problem.ts';

const JSON_TYPE = 'application/json';
const MAX_CHARACTERS = 100;

/**
 * Answers a body of a media type that its route does not take with 415, which says what to send, before the body is read. A route that
 * describes a body takes JSON unless it says otherwise.
 */
export function refuseOtherMediaTypes(app: FastifyInstance): void {
  // Fastify reads text for every route by itself.
  app.removeContentTypeParser('text/plain');
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const given = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
    const { body, consumes } = request.routeOptions.schema ?? {};
    const taken = consumes ?? (body === undefined ? undefined : [JSON_TYPE]);
    if (given === undefined || taken === undefined || taken.includes(given) || isSame(given, taken))
      done(null, payload);
    else done(notTaken(given, taken));
  });
}

/** Whether a media type is another name of one that is taken. */
const isSame = (given: string, taken: readonly string[]): boolean =>
  NDJSON_TYPES.includes(given) && taken.some((each) => NDJSON_TYPES.includes(each));

const notTaken = (given: string, taken: readonly string[]): Problem =>
  new Problem(415, 'unsupportedMediaType', 'The content type is not supported', {
    detail: `the body is sent as ${given.slice(0, MAX_CHARACTERS)}`,
    remedy: `send it as ${taken.join(' or ')}, and name that in the header Content-Type`,
  });
