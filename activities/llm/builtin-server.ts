import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { answerByCounting } from './builtin-answer.ts';
import { comparisonIn } from './prompts/comparison.ts';
import { DocumentV1 } from './prompts/document-v1.ts';

const BODY_LIMIT = 4 * 1024 * 1024;
const ANSWER_PROPERTIES = ['adverseEvent', 'probability', 'factors', 'citedNeighbours', 'rationale'];

const ChatRequest = z.object({
  model: z.string(),
  messages: z
    .array(z.object({ role: z.string(), content: z.string() }))
    .min(1)
    .refine((messages) => messages.at(-1)?.role === 'user', { error: 'end with a user message' }),
  stream: z.literal(false).nullish(),
  n: z.literal(1).nullish(),
  response_format: z
    .discriminatedUnion('type', [
      z.object({ type: z.literal('json_object') }),
      z.object({
        type: z.literal('json_schema'),
        json_schema: z.object({ schema: z.object({ properties: z.record(z.string(), z.unknown()) }).optional() }),
      }),
    ])
    .nullish(),
});

/** What `/v1/models` says of the model beside the usual fields. */
const BUILTIN_METADATA = {
  languageModel: false,
  description:
    'No language model: counts how often the event happened among the neighbours in the prompt, nearer ones more.',
} as const;

export interface BuiltinServer {
  /** Base URL for an OpenAI client, ending in `/v1`. */
  baseUrl: string;
  stop(): Promise<void>;
}

/**
 * Serves the built-in scorer as an OpenAI-compatible API on loopback, so that a stack without any endpoint runs through
 * the same code as one with a language model.
 *
 * It answers prompts of Hearken from the neighbours in them and refuses everything else. It gives no log-probabilities,
 * because it has no tokens.
 *
 * @param options.port a free one when left out
 */
export async function startBuiltinServer(options: { port?: number } = {}): Promise<BuiltinServer> {
  const app = buildBuiltinServer();
  const address = await app.listen({ host: '127.0.0.1', port: options.port ?? 0 });
  return { baseUrl: `${address}/v1`, stop: () => app.close() };
}

function buildBuiltinServer(): FastifyInstance {
  const app = Fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });

  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    const code = error instanceof RequestRefused ? error.code : null;
    return reply
      .status(status)
      .send(errorBody(status < 500 ? error.message : 'the built-in scorer failed', status, code));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.status(404).send(errorBody(`there is no ${request.method} ${request.url}`, 404, null)),
  );

  const model = { id: BUILTIN_MODEL, object: 'model', created: 0, owned_by: 'hearken', hearken: BUILTIN_METADATA };
  app.get('/v1/models', () => ({ object: 'list', data: [model] }));
  app.get<{ Params: { '*': string } }>('/v1/models/*', (request) => {
    requireModel(request.params['*']);
    return model;
  });
  app.post('/v1/chat/completions', (request) => completion(request.body));
  return app;
}

function completion(body: unknown) {
  const request = ChatRequest.safeParse(body);
  if (!request.success) throw new RequestRefused(400, z.prettifyError(request.error), 'invalid_request');
  requireModel(request.data.model);
  const { response_format: format, messages } = request.data;
  const asked = format?.type === 'json_schema' ? Object.keys(format.json_schema.schema?.properties ?? {}) : [];
  if (asked.length > 0 && !sameNames(asked, ANSWER_PROPERTIES)) {
    const message = `${BUILTIN_MODEL} is not a language model: it only fills the answer of a Hearken prompt`;
    throw new RequestRefused(400, message, 'unsupported_schema');
  }
  const answer = answerByCounting(comparisonIn(readDocument(messages.at(-1)?.content ?? '')));
  return {
    id: `chatcmpl-${crypto.randomUUID()}`,
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1_000),
    model: BUILTIN_MODEL,
    choices: [
      {
        index: 0,
        finish_reason: 'stop',
        logprobs: null,
        message: { role: 'assistant', content: JSON.stringify(answer), refusal: null },
      },
    ],
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
}

function readDocument(content: string): DocumentV1 {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new RequestRefused(400, `${BUILTIN_MODEL} is not a language model: send a Hearken prompt`, 'invalid_prompt');
  }
  const document = DocumentV1.safeParse(json);
  if (document.success) return document.data;
  throw new RequestRefused(400, `not a Hearken prompt: ${z.prettifyError(document.error)}`, 'invalid_prompt');
}

function requireModel(name: string): void {
  if (name !== BUILTIN_MODEL) throw new RequestRefused(404, `there is no model ${name} here`, 'model_not_found');
}

function sameNames(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name) => right.includes(name));
}

/** Error body as OpenAI's API has it. */
function errorBody(message: string, status: number, code: string | null) {
  const type = status < 500 ? 'invalid_request_error' : 'server_error';
  return { error: { message, type, param: null, code } };
}

class RequestRefused extends Error {
  readonly statusCode: number;
  readonly code: string;
  constructor(statusCode: number, message: string, code: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}
