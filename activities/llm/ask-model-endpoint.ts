import { PartFault } from '#db/parts/ask-parts.ts';
import type { EndpointSettings } from './endpoint-settings.ts';

const PATIENCE_MILLISECONDS = 10_000;

/**
 * Asks an OpenAI-compatible endpoint for its list of models, which costs no tokens. An endpoint without such a list is taken to
 * be well.
 *
 * @throws PartFault where it refuses the key or fails; any error where it does not answer
 */
export async function askModelEndpoint({
  baseUrl,
  apiKey,
}: Pick<EndpointSettings, 'baseUrl' | 'apiKey'>): Promise<void> {
  const response = await fetch(`${baseUrl.replace(/\/$/, '')}/models`, {
    headers: { authorization: `Bearer ${apiKey}` },
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  });
  await response.body?.cancel();
  if (response.status === 401 || response.status === 403)
    throw new PartFault(`the endpoint refuses the key (${response.status}): check OPENAI_API_KEY`);
  if (response.status >= 500) throw new PartFault(`the endpoint answers ${response.status}`);
}
