import { z } from 'zod';
import { ENDPOINT_FEATURES, type EndpointFeature } from './endpoint-features.ts';
import { MODEL_APIS, type ModelApi } from './model-endpoint.ts';
import { Duration, durationToMilliseconds } from '#workflows/domain/duration.ts';

const Environment = z.object({
  OPENAI_BASE_URL: z.url({
    protocol: /^https?$/,
    error: 'give the base URL of an API, such as http://127.0.0.1:8091/v1',
  }),
  OPENAI_API_KEY: z.string().min(1).default('none'),
  HEARKEN_SCORING_CONCURRENCY: z.coerce
    .number({ error: 'give a whole number from 1 to 256' })
    .int()
    .min(1)
    .max(256)
    .optional(),
  HEARKEN_MODEL_TIMEOUT: Duration.optional(),
  HEARKEN_MODEL_API: z.enum(MODEL_APIS, { error: 'give chat or responses' }).optional(),
  HEARKEN_MODEL_WITHOUT: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .pipe(z.array(z.enum(ENDPOINT_FEATURES, { error: `give some of ${ENDPOINT_FEATURES.join(', ')}` })))
    .optional(),
});

export interface EndpointSettings {
  baseUrl: string;
  apiKey: string;
  concurrency?: number;
  timeoutMilliseconds?: number;
  api?: ModelApi;
  without?: EndpointFeature[];
}

/** Endpoint settings that cannot be used; the message says which, and what to do. */
export class EndpointSettingsError extends Error {
  override name = 'EndpointSettingsError';
}

/** Variables that do not describe a usable endpoint, if the environment names an endpoint at all. */
export function findEndpointFaults(environment: NodeJS.ProcessEnv): { name: string; fault: string }[] {
  if (!environment['OPENAI_BASE_URL']) return [];
  const issues = Environment.safeParse(environment).error?.issues ?? [];
  return issues.map(({ path, message }) => ({ name: String(path[0]), fault: `cannot be used (${message})` }));
}

/**
 * The endpoint that the environment names, for {@link createModelScorer}.
 *
 * `OPENAI_BASE_URL`, and `OPENAI_API_KEY` if the endpoint asks for a key. `HEARKEN_SCORING_CONCURRENCY` (maximum number
 * of concurrent requests) and `HEARKEN_MODEL_TIMEOUT` (for one request, ISO 8601) replace the usual values, and
 * `HEARKEN_MODEL_API` says whether it is asked by chat completions or by the responses API. `HEARKEN_MODEL_WITHOUT` lists what
 * requests leave out.
 *
 * @returns `null` when there is no `OPENAI_BASE_URL`: the built-in scorer is used
 * @throws EndpointSettingsError
 */
export function readEndpointSettings(environment: NodeJS.ProcessEnv): EndpointSettings | null {
  if (!environment['OPENAI_BASE_URL']) return null;
  const settings = Environment.safeParse(environment);
  if (!settings.success) throw new EndpointSettingsError(z.prettifyError(settings.error));
  const { OPENAI_BASE_URL, OPENAI_API_KEY, HEARKEN_SCORING_CONCURRENCY, HEARKEN_MODEL_TIMEOUT } = settings.data;
  const { HEARKEN_MODEL_API, HEARKEN_MODEL_WITHOUT } = settings.data;
  return {
    baseUrl: OPENAI_BASE_URL,
    apiKey: OPENAI_API_KEY,
    ...(HEARKEN_SCORING_CONCURRENCY !== undefined && { concurrency: HEARKEN_SCORING_CONCURRENCY }),
    ...(HEARKEN_MODEL_TIMEOUT !== undefined && { timeoutMilliseconds: durationToMilliseconds(HEARKEN_MODEL_TIMEOUT) }),
    ...(HEARKEN_MODEL_API !== undefined && { api: HEARKEN_MODEL_API }),
    ...(HEARKEN_MODEL_WITHOUT !== undefined && { without: HEARKEN_MODEL_WITHOUT }),
  };
}
