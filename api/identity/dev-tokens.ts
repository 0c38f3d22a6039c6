import { z } from 'zod';
import type { ApiConfiguration } from '../configuration.ts';
import type { ApiDependencies } from '../deps.ts';

/** Issues tokens for demo accounts, only in the embedded stack: not in production, and not with another identity provider. */
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
