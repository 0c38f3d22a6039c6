import { z } from 'zod';

/** The part of the environment that says whether tokens for demo accounts are issued, and by which address. */
interface DevTokenVariables {
  HEARKEN_EMBEDDED?: '1' | undefined;
  HEARKEN_DEV_TOKEN_URL?: string | undefined;
  HEARKEN_DEV_TOKEN_SECRET?: string | undefined;
  NODE_ENV?: string | undefined;
}

/** A token for a demo account; `undefined` if there is no such account. */
export type DevTokens = (account: string) => Promise<string | undefined>;

/** Issues tokens for demo accounts, only in the embedded stack: not in production, and not with another identity provider. */
export function createDevTokens({
  HEARKEN_EMBEDDED,
  HEARKEN_DEV_TOKEN_URL: url,
  HEARKEN_DEV_TOKEN_SECRET: secret,
  NODE_ENV,
}: DevTokenVariables): DevTokens | undefined {
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
