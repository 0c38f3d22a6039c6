import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Act, ActName } from '../acts/act.ts';
import { perform } from '../acts/perform.ts';
import { presentLink, type PresentSubject } from '../present-link.ts';
import type { ApiDependencies } from '../deps.ts';
import { gateFor } from './gate.ts';
import { serveHearing } from '../views/judge/serve-hearing.ts';
import { storeInvalid } from '../drafts/store-invalid.ts';
import { Line } from '../fields/line.ts';
import type { HearingDraft } from '../drafts/hearing-drafts.ts';
import type { Staff } from '../principal.ts';
import { BEARER, problems, type RegisterRoute } from '../route.ts';
import { LINK_LIMIT } from '../plugins/link-limit.ts';

const MAX_KEY_CHARACTERS = 255;

/** The caller's own key for an act: if it is sent again with the same key, it gets the same answer. */
export const ActHeaders = z.object({ 'idempotency-key': Line(MAX_KEY_CHARACTERS).optional() });

/** The same, with the view that the caller acted on. */
const ActHeadersWithView = ActHeaders.extend({ 'hearken-view': z.uuid().optional() });

/** A request for an act, validated by the route's schemas. */
export interface ActRequest {
  params: Record<string, string>;
  body: unknown;
  request: FastifyRequest;
  caller: Staff | PresentSubject;
}

/** The route of an act: its address and its answers. */
export interface ActRoute<Body, Answer, Name extends ActName, Stored> {
  act: Act<Body, Answer, Name, Stored>;
  /** `POST` if omitted. */
  method?: 'POST' | 'PUT';
  path: string;
  /** As it is published; the act's name if omitted. */
  operationId?: string;
  summary: string;
  params: z.ZodType;
  body?: z.ZodType;
  consumes?: string[];
  /** The act's body; the request's body by default. */
  bodyOf?: (asked: ActRequest) => Body | Promise<Body>;
  /** Successful answers, by status. */
  answers: Record<number, z.ZodType>;
  /** Problem statuses in addition to those of every act. */
  alsoProblems?: number[];
  /** What is sent of an answer, where that is more than what is stored of it. */
  present?: (answer: Answer, dependencies: ApiDependencies) => unknown;
  /** The status of an answer; by default the only one in `answers`. */
  statusOf?: (answer: Answer) => number;
  /** Whether the answer is the hearing, as the caller may then see it. */
  servesHearing?: true;
  /** The draft in which an invalid body is saved. */
  draft?: HearingDraft;
}

type AnyRoute = ActRoute<never, unknown, ActName, never>;

/** Puts an act's route into a table of routes. */
export const actRoute = <Body, Answer, Name extends ActName, Stored>(
  route: ActRoute<Body, Answer, Name, Stored>,
): AnyRoute => route as unknown as AnyRoute;

/** Registers acts that staff call with a bearer token. A caller without the permission learns nothing about the request. */
export const staffActs =
  (tag: string, routes: readonly AnyRoute[]): RegisterRoute =>
  (app, dependencies) => {
    for (const route of routes) {
      const { onRequest, staffOf } = gateFor(dependencies, route.act.name);
      app.route({
        method: route.method ?? 'POST',
        url: route.path,
        onRequest,
        ...(route.draft && { attachValidation: true }),
        schema: {
          ...schemaOf(route, tag, [400, 401, 403, 404, 409, 422, 503]),
          security: BEARER,
          headers: route.act.refersToView ? ActHeadersWithView : ActHeaders,
        },
        async handler(request, reply) {
          const staff = staffOf(request);
          const { id = '' } = paramsOf(request);
          if (route.draft) await storeInvalid(dependencies, staff, id, route.draft, request);
          await answer(dependencies, route, staff, id, request, reply);
          return reply;
        },
      });
    }
  };

/** Registers acts that subjects perform through their private link. */
export const subjectActs =
  (routes: readonly AnyRoute[]): RegisterRoute =>
  (app, dependencies) => {
    for (const route of routes)
      app.post(
        route.path,
        { ...LINK_LIMIT, schema: { ...schemaOf(route, 'subject', [404, 409, 422, 429, 503]), headers: ActHeaders } },
        async (request, reply) => {
          const subject = await presentLink(dependencies, paramsOf(request)['token'] ?? '');
          await answer(dependencies, route, subject, subject.caseId, request, reply);
          return reply;
        },
      );
  };

async function answer(
  dependencies: ApiDependencies,
  route: AnyRoute,
  caller: Staff | PresentSubject,
  caseId: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const asked = { params: paramsOf(request), body: request.body, request, caller };
  const body = (route.bodyOf ? await route.bodyOf(asked) : request.body) as never;
  const headers = request.headers as z.infer<typeof ActHeadersWithView>;
  const manner = { commandId: headers['idempotency-key'], viewId: headers['hearken-view'] };
  const answered = await perform(dependencies, route.act, caller, caseId, body, manner);
  reply.status(route.statusOf?.(answered) ?? Number(Object.keys(route.answers)[0]));
  const isStaff = !('principal' in caller);
  const sent = route.present ? route.present(answered, dependencies) : answered;
  await reply.send(route.servesHearing && isStaff ? await serveHearing(dependencies, caller, caseId, reply) : sent);
}

const schemaOf = (route: AnyRoute, tag: string, statuses: readonly number[]) => ({
  operationId: route.operationId ?? route.act.name,
  tags: [tag],
  summary: route.summary,
  params: route.params,
  ...(route.body && { body: route.body }),
  ...(route.consumes && { consumes: route.consumes }),
  response: { ...route.answers, ...problems(...statuses, ...(route.alsoProblems ?? [])) },
});

const paramsOf = ({ params }: FastifyRequest): Record<string, string> => params as Record<string, string>;
