import OpenAI from 'openai';
import type { Fetch } from './bounded-fetch.ts';

/**
 * A client of an endpoint that speaks as OpenAI does. It retries nothing and logs nothing: prompts contain people's facts.
 *
 * @param options.timeout in milliseconds, until a response's headers
 */
export const createOpenAiClient = (options: {
  baseUrl: string;
  apiKey: string;
  timeout: number;
  fetch: Fetch;
}): OpenAI =>
  new OpenAI({
    baseURL: options.baseUrl,
    apiKey: options.apiKey,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: options.timeout,
    logLevel: 'off',
    fetch: options.fetch,
  });

/** Whether the same request may succeed later, by the status with which an endpoint refused it. */
export const mayPass = (status: number): boolean => [408, 409, 425, 429].includes(status) || status >= 500;
