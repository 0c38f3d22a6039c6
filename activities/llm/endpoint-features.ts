/** Features that requests use although not every endpoint has them, in the order in which requests give them up. */
const REJECTIONS = {
  logProbabilities: /logprobs/i,
  schemaBounds: /['"`](minItems|maxItems|minimum|maximum|maxLength)['"`]/,
  answerSchema: /response_format|text\.format|json_schema|\bschema\b/i,
  temperature: /temperature/i,
  maximumCompletionTokens: /max_completion_tokens|max_output_tokens/i,
} as const;

export type EndpointFeature = keyof typeof REJECTIONS;
export const ENDPOINT_FEATURES = Object.keys(REJECTIONS) as readonly EndpointFeature[];

/**
 * The feature that an endpoint's refusal of a request names.
 *
 * @param refusal the error's text and the parameter it names
 * @param without features that the request did not ask for
 */
export function rejectedFeature(refusal: string, without: ReadonlySet<EndpointFeature>): EndpointFeature | undefined {
  return ENDPOINT_FEATURES.find((feature) => !without.has(feature) && REJECTIONS[feature].test(refusal));
}

/** A JSON schema without bounds on numbers and lengths, for endpoints that accept only its structure. */
export function withoutBounds(schema: Record<string, unknown>): Record<string, unknown> {
  const bounds = new Set(['minimum', 'maximum', 'minItems', 'maxItems', 'maxLength']);
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !bounds.has(key))
        .map(([key, each]) => [key, strip(each)]),
    );
  };
  return strip(schema) as Record<string, unknown>;
}
