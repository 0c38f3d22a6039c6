import OpenAI from 'openai';
import { AnswerNotText, AnswerTooLong, boundedFetch, type Fetch } from './bounded-fetch.ts';
import { readCompletion, type Completion } from './completion.ts';
import { EndpointFailure } from './endpoint-failure.ts';
import { rejectedFeature, type EndpointFeature } from './endpoint-features.ts';
import { createOpenAiClient, mayPass } from './openai-client.ts';
import { readableRefusals } from './readable-refusals.ts';
import { readResponse } from './read-response.ts';
import { chatBody, responsesBody, type CompletionRequest } from './request-body.ts';
import { parseRetryAfter } from './retry-delay.ts';

export const MODEL_APIS = ['chat', 'responses'] as const;
export type ModelApi = (typeof MODEL_APIS)[number];

export interface ModelEndpointOptions {
  /** Base URL of an OpenAI-compatible API, such as `http://127.0.0.1:8090/v1`. */
  baseUrl: string;
  apiKey: string;
  /** Which of OpenAI's interfaces the endpoint is asked by; chat completions if omitted. */
  api?: ModelApi | undefined;
  /** Features that requests leave out from the beginning. */
  without?: readonly EndpointFeature[] | undefined;
  fetch?: Fetch;
  /** For one request, from the first byte sent to the last byte read. */
  timeoutMilliseconds: number;
  /** Longest answer that is read; beyond it the request fails. */
  maximumAnswerBytes: number;
  now: () => number;
}

/** An OpenAI-compatible endpoint, asked once at a time and never trusted with anything but an answer. */
export interface ModelEndpoint {
  /**
   * Sends one request; a refused feature is left out from then on and the request sent again.
   *
   * @throws EndpointFailure; the signal's reason when it is aborted
   */
  complete(request: CompletionRequest, signal: AbortSignal): Promise<Completion>;
  /** The body of such a request, without the features that were refused until now. */
  bodyOf(request: CompletionRequest): Record<string, unknown>;
}

/** Connects to an endpoint. Nothing is sent until it is asked. */
export function createModelEndpoint(options: ModelEndpointOptions): ModelEndpoint {
  const client = createOpenAiClient({
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    // Our own limit covers the body too; the client's only counts until the headers.
    timeout: 2 * options.timeoutMilliseconds + 60_000,
    fetch: readableRefusals(boundedFetch(options.fetch ?? fetch, options.maximumAnswerBytes)),
  });
  const without = new Set<EndpointFeature>(options.without);

  async function send(
    request: CompletionRequest,
    left: ReadonlySet<EndpointFeature>,
    signal: AbortSignal,
  ): Promise<Completion> {
    const late = AbortSignal.timeout(options.timeoutMilliseconds);
    try {
      const until = { signal: AbortSignal.any([signal, late]) };
      const completion =
        options.api === 'responses'
          ? readResponse(await client.post('/responses', { body: responsesBody(request, left), ...until }))
          : readCompletion(await client.chat.completions.create(chatBody(request, left), until));
      if (completion) return completion;
    } catch (error) {
      signal.throwIfAborted();
      if (late.aborted) {
        throw new EndpointFailure('modelTimedOut', `no answer within ${options.timeoutMilliseconds} ms`, {
          sent: true,
          retryable: true,
          endpointDown: true,
          cause: error,
        });
      }
      throw describe(error, options.now());
    }
    throw invalid(`the endpoint did not send a ${options.api === 'responses' ? 'response' : 'chat completion'}`);
  }

  return {
    bodyOf: (request) => (options.api === 'responses' ? responsesBody : chatBody)(request, without),
    async complete(request, signal) {
      for (;;) {
        signal.throwIfAborted();
        // Requests under way together may each be refused for the same feature.
        const left = new Set(without);
        try {
          return await send(request, left, signal);
        } catch (error) {
          const feature = error instanceof EndpointFailure ? refusedFeature(error.cause, left) : undefined;
          if (!feature) throw error;
          without.add(feature);
        }
      }
    },
  };
}

/** The feature that made an endpoint refuse a request it would otherwise have taken. */
function refusedFeature(error: unknown, without: ReadonlySet<EndpointFeature>): EndpointFeature | undefined {
  if (!(error instanceof OpenAI.APIError) || (error.status !== 400 && error.status !== 422)) return undefined;
  return rejectedFeature(`${error.param ?? ''} ${error.message}`, without);
}

function describe(error: unknown, now: number): EndpointFailure {
  const unreadable = causes(error).find((cause) => cause instanceof AnswerTooLong || cause instanceof AnswerNotText);
  if (unreadable) return invalid(unreadable.message, error);
  if (error instanceof SyntaxError) return invalid('the endpoint sent something other than JSON', error);
  if (error instanceof OpenAI.APIConnectionError) {
    return new EndpointFailure('modelUnavailable', 'the connection to the endpoint failed', {
      sent: true,
      retryable: true,
      endpointDown: true,
      unpaid: neverArrived(error),
      cause: error,
    });
  }
  if (error instanceof OpenAI.APIError && typeof error.status === 'number') {
    const headers: unknown = error.headers;
    return refused(error.status, headers instanceof Headers ? headers : new Headers(), error, now);
  }
  throw error;
}

function refused(status: number, headers: Headers, cause: unknown, now: number): EndpointFailure {
  const retryAfterMilliseconds = parseRetryAfter(headers.get('retry-after'), now);
  return new EndpointFailure('modelUnavailable', `the endpoint answered ${status}`, {
    sent: true,
    retryable: mayPass(status),
    // Too many requests is the answer of one that works; a refused request says nothing about the next.
    endpointDown: ![400, 409, 413, 422, 429].includes(status),
    unpaid: true,
    ...(retryAfterMilliseconds !== undefined && { retryAfterMilliseconds }),
    cause,
  });
}

function invalid(message: string, cause?: unknown): EndpointFailure {
  return new EndpointFailure('modelOutputInvalid', message, {
    sent: true,
    retryable: true,
    endpointDown: false,
    cause,
  });
}

/** Whether no connection was made at all, so that the endpoint cannot have read the request. */
function neverArrived(error: unknown): boolean {
  const codes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];
  return causes(error).some((cause) => 'code' in cause && codes.includes(String(cause.code)));
}

/** An error, what caused it, what caused that, and so on. */
function causes(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causes(error.cause)] : [];
}
