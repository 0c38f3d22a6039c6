import multipart from '@fastify/multipart';
import Fastify, { type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDependencies } from './deps.ts';
import { refuseUnstorable } from './import/storable.ts';
import { registerHeaders } from './plugins/headers.ts';
import { registerLimits } from './plugins/limits.ts';
import { registerOpenApi } from './plugins/openapi.ts';
import { registerProblems, sendFrameworkError } from './plugins/problems.ts';
import { registerAuditorRoutes } from './routes/auditor/index.ts';
import { registerInstitutionRoutes } from './routes/institution/index.ts';
import { registerJudgeRoutes } from './routes/judge/index.ts';
import { registerOpenRoutes } from './routes/open/index.ts';
import { registerSubjectRoutes } from './routes/subject/index.ts';
import { registerSupervisorRoutes } from './routes/supervisor/index.ts';
import { registerPages } from './ui/index.ts';

const MOST_BODY_BYTES = 32 * 1024 * 1024;

export interface AppOptions {
  /** `info` where it is left out. */
  logLevel?: string;
  /** Where the log goes, a JSON line at a time; to standard output where it is left out. */
  logTo?: { write(line: string): void };
  /** Is told of every route as it is registered. */
  onRoute?: (route: RouteOptions) => void;
}

/** The HTTP API over its dependencies; it listens nowhere yet. */
export async function buildApp(dependencies: ApiDependencies, options: AppOptions = {}) {
  const app = Fastify({
    logger: {
      level: options.logLevel ?? 'info',
      ...(options.logTo && { stream: options.logTo }),
      // Addresses of appeals hold the subject's private link, so no address is logged, only the route's pattern.
      serializers: {
        req: (request) => ({ method: request.method, route: request.routeOptions.url ?? 'none' }),
      },
    },
    bodyLimit: MOST_BODY_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    trustProxy: false,
    frameworkErrors: (error, _request, reply) => {
      void sendFrameworkError(error, reply);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  if (options.onRoute) app.addHook('onRoute', options.onRoute);
  registerProblems(app);
  app.addHook('preValidation', refuseUnstorable);
  await registerHeaders(app);
  await registerLimits(app);
  await app.register(multipart);
  await registerOpenApi(app);
  await app.register((scope, _options, done) => {
    const routes = scope.withTypeProvider<ZodTypeProvider>();
    registerOpenRoutes(routes, dependencies);
    registerInstitutionRoutes(routes, dependencies);
    registerSubjectRoutes(routes, dependencies);
    registerJudgeRoutes(routes, dependencies);
    registerSupervisorRoutes(routes, dependencies);
    registerAuditorRoutes(routes, dependencies);
    done();
  });
  await registerPages(app, dependencies);
  return app;
}
