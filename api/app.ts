import { maxHeaderSize } from 'node:http';
import multipart from '@fastify/multipart';
import Fastify, { LogController, type RouteOptions } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiDependencies } from './deps.ts';
import { refuseUnstorable } from './plugins/refuse-unstorable.ts';
import { MAX_UPLOAD_BYTES } from './import/upload.ts';
import { acceptJson } from './plugins/json-bodies.ts';
import { refuseOtherMediaTypes } from './plugins/media-types.ts';
import { answerHeadRequests } from './plugins/head-requests.ts';
import { registerHeaders } from './plugins/headers.ts';
import { DEFAULT_LIMITS, registerLimits, type Limits } from './plugins/limits.ts';
import { logOf, registerRequestLog } from './plugins/log.ts';
import { registerOpenApi } from './plugins/openapi.ts';
import { registerProblems, sendFrameworkError } from './plugins/problems.ts';
import { answerUnreadable } from './plugins/unreadable.ts';
import { registerAuditorRoutes } from './routes/auditor/index.ts';
import { registerInstitutionRoutes } from './routes/institution/index.ts';
import { registerJudgeRoutes } from './routes/judge/index.ts';
import { registerOpenRoutes } from './routes/open/index.ts';
import { registerSubjectRoutes } from './routes/subject/index.ts';
import { registerSupervisorRoutes } from './routes/supervisor/index.ts';
import { registerPages } from './ui/index.ts';

/** Maximum size of a request's body; routes for uploads allow more. */
const MAX_BODY_BYTES = 1024 * 1024;
/**
 * Maximum size of a request's headers with its address, which may describe how a wide table is read, with several bytes
 * for a letter.
 */
const MAX_HEADER_BYTES = 64 * 1024;
/** As many as the head of a request can hold, so that a long parameter is refused by its schema, which says why. */
const MAX_PARAMETER_CHARACTERS = maxHeaderSize;
/** Limits of a form with files; the route limits the size of a file. */
const MULTIPART_LIMITS = { files: 1, fileSize: MAX_UPLOAD_BYTES, fields: 100, fieldSize: MAX_BODY_BYTES, parts: 101 };

export interface AppOptions {
  /** Default `info`. */
  logLevel?: string;
  /** Receives the log, one JSON line at a time; by default it goes to standard output. */
  logTo?: { write(line: string): void };
  /** Called for every route as it is registered. */
  onRoute?: (route: RouteOptions) => void;
  /** Replaces some of the default limits. */
  limits?: Partial<Limits>;
  /** Addresses or networks of proxies whose `X-Forwarded-For` is trusted; none by default. */
  trustedProxies?: string[];
}

/** Creates the HTTP API over its dependencies, without listening. */
export async function buildApp(dependencies: ApiDependencies, options: AppOptions = {}) {
  const app = Fastify({
    logger: { ...logOf(options.logLevel ?? 'info'), ...(options.logTo && { stream: options.logTo }) },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    // Requests on open connections are still served while the process stops.
    return503OnClosing: false,
    // The router would answer an address that cannot be decoded by itself, before any header is set.
    rewriteUrl: ({ url = '/' }) => (isText(url) ? url : NO_ADDRESS),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_CHARACTERS },
    trustProxy: options.trustedProxies?.length ? options.trustedProxies : false,
    frameworkErrors: (error, _request, reply) => {
      void sendFrameworkError(error, reply);
    },
    clientErrorHandler: answerUnreadable,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  if (options.onRoute) app.addHook('onRoute', options.onRoute);
  registerProblems(app);
  registerRequestLog(app);
  acceptJson(app);
  refuseOtherMediaTypes(app);
  app.addHook('preValidation', refuseUnstorable);
  answerHeadRequests(app);
  const { stopping } = dependencies;
  // A caller that reuses connections finds another process with its next request.
  if (stopping)
    app.addHook('onSend', async (_request, reply) => {
      if (stopping.aborted) void reply.header('connection', 'close');
    });
  await registerHeaders(app, dependencies.publicUrl);
  await registerLimits(app, { ...DEFAULT_LIMITS, ...options.limits });
  await app.register(multipart, { limits: MULTIPART_LIMITS });
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

/** An address that matches no route. */
const NO_ADDRESS = '/no-address';

/** Whether an address's path can be percent-decoded. */
function isText(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
