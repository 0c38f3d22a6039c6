import { z } from 'zod';
import type { ApiConfiguration } from '../configuration.ts';
import type { ApiDependencies } from '../deps.ts';

/**
 * Gives tokens of demo accounts, in the embedded stack and nowhere else: not in production, and not with an identity
 * provider of one's own.
 */
export function createDevTokens(
  configuration: ApiConfiguration,
): NonNullable<ApiDependencies['devTokens']> | undefined {
  const { HEARKEN_EMBEDDED, HEARKEN_DEV_TOKEN_URL: url, HEARKEN_DEV_TOKEN_SECRET: secret, NODE_ENV } = configuration;
  if (!HEARKEN_EMBEDDED || !url || !secret || NODE_ENV === 'production') return undefined;
  return async (account) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
      signal: AbortSignal.timeout(5_000),
    });
    if (response.status === 404 || response.status === 400) return undefined;
    if (!response.ok) throw new Error(`the embedded identity provider answered ${response.status}`);
    return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
  };
}
