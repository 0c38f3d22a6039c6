import { withoutBounds, type EndpointFeature } from './endpoint-features.ts';

export interface CompletionRequest {
  model: string;
  system: string;
  /** The turn before, where the message continues a dialogue. */
  before?: { user: string; assistant: string };
  user: string;
  /** JSON schema that the answer has to satisfy; without it the answer is in the model's own words. */
  answerSchema?: Record<string, unknown>;
  maximumCompletionTokens: number;
  temperature: number;
}

/** Enough to see both labels, and few enough that an answer with them stays short. */
const TOP_LOG_PROBABILITIES = 5;

/** The body of a chat completion, without the features that the endpoint has refused. */
export function chatBody(request: CompletionRequest, without: ReadonlySet<EndpointFeature>) {
  const schema = schemaOf(request, without);
  return {
    model: request.model,
    messages: [{ role: 'system' as const, content: request.system }, ...turnsOf(request)],
    stream: false as const,
    ...(schema && {
      response_format: { type: 'json_schema' as const, json_schema: { name: 'answer', strict: true, schema } },
    }),
    ...(!without.has('logProbabilities') && { logprobs: true, top_logprobs: TOP_LOG_PROBABILITIES }),
    ...(!without.has('temperature') && { temperature: request.temperature }),
    ...(without.has('maximumCompletionTokens')
      ? { max_tokens: request.maximumCompletionTokens }
      : { max_completion_tokens: request.maximumCompletionTokens }),
  };
}

/** The body of a request to the responses API; the provider is asked to keep nothing of it. */
export function responsesBody(request: CompletionRequest, without: ReadonlySet<EndpointFeature>) {
  const schema = schemaOf(request, without);
  return {
    model: request.model,
    instructions: request.system,
    input: turnsOf(request),
    stream: false as const,
    store: false,
    ...(schema && { text: { format: { type: 'json_schema' as const, name: 'answer', strict: true, schema } } }),
    ...(!without.has('logProbabilities') && {
      include: ['message.output_text.logprobs' as const],
      top_logprobs: TOP_LOG_PROBABILITIES,
    }),
    ...(!without.has('temperature') && { temperature: request.temperature }),
    ...(!without.has('maximumCompletionTokens') && { max_output_tokens: request.maximumCompletionTokens }),
  };
}

function schemaOf(
  { answerSchema }: CompletionRequest,
  without: ReadonlySet<EndpointFeature>,
): Record<string, unknown> | undefined {
  if (!answerSchema || without.has('answerSchema')) return undefined;
  return without.has('schemaBounds') ? withoutBounds(answerSchema) : answerSchema;
}

function turnsOf({ before, user }: CompletionRequest) {
  return [
    ...(before
      ? [
          { role: 'user' as const, content: before.user },
          { role: 'assistant' as const, content: before.assistant },
        ]
      : []),
    { role: 'user' as const, content: user },
  ];
}
