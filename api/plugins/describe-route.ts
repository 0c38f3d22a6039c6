import type { FastifySchema } from 'fastify';
import { ProblemDocument } from '../problem.ts';

const PROBLEM_TYPE = 'application/problem+json';

/** What of a route its description is made from. */
export interface DescribedRoute {
  url: string;
  method: string | readonly string[];
  schema: FastifySchema;
}

/**
 * A route's schema with every problem that it can answer, its own and those that come from the framework around it, each in
 * the media type that problems have.
 */
export function describeRoute({ url, method, schema }: DescribedRoute): FastifySchema {
  const own = Object.entries((schema.response ?? {}) as Record<string, unknown>);
  const around = problemsAround({ url, method, schema }).map((status) => [String(status), ProblemDocument] as const);
  const answers = { ...Object.fromEntries(around), ...Object.fromEntries(own) };
  return {
    ...schema,
    response: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [
        status,
        answer === ProblemDocument ? { content: { [PROBLEM_TYPE]: { schema: ProblemDocument } } } : answer,
      ]),
    ),
  };
}

/** Statuses that a request gets before or beside the route's own work. */
function problemsAround({ url, method, schema }: DescribedRoute): number[] {
  const { security } = schema as { security?: readonly object[] };
  const methods = typeof method === 'string' ? [method] : method;
  return [
    429,
    // An address whose parameter is no text.
    ...(url.includes(':') ? [404] : []),
    // A body that cannot be read, is too long, or of another type; also where none is expected.
    ...(methods.some((each) => each !== 'GET' && each !== 'HEAD') ? [400, 413, 415] : []),
    // No token, a token that may not, and an identity provider that does not answer.
    ...(security ? [401, 403, 503] : []),
  ];
}
