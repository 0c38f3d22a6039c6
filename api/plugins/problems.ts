import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod';
import { isDatabaseUnavailable } from '#db/parts/unavailable.ts';
import { sqlState } from '#db/transaction.ts';
import { invalid, notFound, Problem } from '../problem.ts';

const CODES: Record<number, string> = {
  400: 'malformed',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
};

/** The multipart parser's code for an unsupported media type, which it wrongly answers with 406. */
const NOT_MULTIPART = 'FST_INVALID_MULTIPART_CONTENT_TYPE';
/** What the multipart parser says, without a status, of a type that names no boundary. */
const NO_BOUNDARY = 'Multipart: Boundary not found';

/**
 * Turns every error into `application/problem+json` (RFC 9457). Named problems keep their status and remedy; an unexpected
 * error is logged in full and answered with 500 and no details.
 */
export function registerProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, notFound('address')));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = asProblem(error);
    if (problem.document.code === 'unexpected') request.log.error({ err: error });
    if (problem.document.code === 'databaseUnavailable')
      request.log.warn({ err: error }, 'the database does not serve');
    return send(reply, problem);
  });
}

/** Answers requests that the router itself refuses, before any route is found. */
export const sendFrameworkError = (error: FastifyError, reply: FastifyReply): FastifyReply =>
  send(reply, asProblem(error));

const sent = new WeakMap<object, string>();

/** The code of the problem that was answered, or `undefined` if none was. */
export const problemSent = (reply: FastifyReply): string | undefined => sent.get(reply.raw);

/** Records which problem a response represents, for the log; for handlers that send it in another form, such as a page. */
export function noteProblem(reply: FastifyReply, { document }: Problem): void {
  sent.set(reply.raw, document.code);
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  noteProblem(reply, problem);
  return reply
    .status(problem.document.status)
    .headers(problem.headers)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problem.document);
}

/** Converts any error into a problem. */
export function asProblem(error: FastifyError): Problem {
  if (error instanceof Problem) return error;
  if (hasZodFastifySchemaValidationErrors(error))
    return invalid(
      error.validation.map((issue) => ({
        field: fieldOf(error.validationContext, issue.instancePath),
        message: issue.message ?? 'is not valid',
      })),
    );
  if (!isResponseSerializationError(error) && sqlState(error) === '22P05')
    return invalid([{ field: 'body', message: 'the text contains a null character, which cannot be stored' }]);
  if (isDatabaseUnavailable(error)) return databaseUnavailable();
  const status = error.code === NOT_MULTIPART || error.message === NO_BOUNDARY ? 415 : (error.statusCode ?? 500);
  if (status >= 400 && status < 500)
    return new Problem(status, CODES[status] ?? 'malformed', titleOf(status), {
      detail: error.message,
      remedy: 'correct the request and send it again',
    });
  return new Problem(500, 'unexpected', 'Something went wrong on our side', {
    detail: 'the error has been logged',
    remedy: 'try again; if the error persists, contact the operator of this service',
  });
}

const databaseUnavailable = (): Problem =>
  new Problem(503, 'databaseUnavailable', 'The service cannot reach its database at the moment', {
    detail: 'it is not known whether what you sent was stored',
    remedy: 'send it again after as many seconds as Retry-After says, under the same Idempotency-Key if it had one',
    headers: { 'retry-after': '5' },
  });

/** A JSON pointer into the body, `body` for the whole of it, or the name of a parameter or header. */
const fieldOf = (context: string | undefined, path: string): string =>
  context === undefined || context === 'body' ? path.replace(/^\/$/, '') || 'body' : path.replace(/^\//, '') || context;

function titleOf(status: number): string {
  switch (status) {
    case 413:
      return 'The request is too large';
    case 415:
      return 'The content type is not supported';
    case 429:
      return 'Too many requests';
    default:
      return 'The request cannot be read';
  }
}
