import type { FastifySchema } from 'fastify';
import { ProblemDocument } from '../problem.ts';

const PROBLEM_TYPE = 'application/problem+json';

/** The parts of a route from which its description is made. */
export interface DescribedRoute {
  url: string;
  method: string | readonly string[];
  schema: FastifySchema;
}

/**
 * A route's schema with every problem that it can return, its own and the framework's, each with the media type of problems.
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

/** Statuses that the framework returns, outside the route's own handler. */
function problemsAround({ url, method, schema }: DescribedRoute): number[] {
  const { security } = schema as { security?: readonly object[] };
  const methods = typeof method === 'string' ? [method] : method;
  return [
    429,
    // An address with a parameter that cannot be decoded.
    ...(url.includes(':') ? [404] : []),
    // A body that is malformed, too long, or of an unsupported type, even if none is expected.
    ...(methods.some((each) => each !== 'GET' && each !== 'HEAD') ? [400, 413, 415] : []),
    // No token, a token without the permission, and an identity provider that is not responding.
    ...(security ? [401, 403, 503] : []),
  ];
}
