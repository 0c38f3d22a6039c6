import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDependencies } from './deps.ts';
import { ProblemDocument } from './problem.ts';

/** The application that routes are registered on. */
export type Routes = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** One route in one file: registers itself over the dependencies. */
export type RegisterRoute = (app: Routes, dependencies: ApiDependencies) => void;

/** Error answers that a route documents, each a problem. */
export const problems = <Status extends number>(...statuses: Status[]) =>
  Object.fromEntries(statuses.map((status) => [status, ProblemDocument])) as Record<Status, typeof ProblemDocument>;

/** Security of a route that staff call with a bearer token. */
export const BEARER = [{ bearer: [] }];
