import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '#db/seal.ts';

const Kept = z.object({ idToken: z.string().optional(), refreshToken: z.string().optional() });
/** What of a provider's tokens a session keeps. */
export type KeptTokens = z.infer<typeof Kept>;

/**
 * Seals what a session keeps of a provider's tokens. The key needs the deployment's data key and the token in the browser's cookie,
 * so that a copy of the database opens none.
 *
 * @returns null where there is nothing to keep
 */
export function sealTokens(dataKey: Buffer, cookieToken: string, tokens: KeptTokens): Buffer | null {
  const { idToken, refreshToken } = tokens;
  if (idToken === undefined && refreshToken === undefined) return null;
  return seal(keyOf(dataKey, cookieToken), Buffer.from(JSON.stringify({ idToken, refreshToken })));
}

/** The opposite of {@link sealTokens}. */
export function openTokens(dataKey: Buffer, cookieToken: string, sealed: Buffer | null): KeptTokens {
  return sealed === null ? {} : Kept.parse(JSON.parse(unseal(keyOf(dataKey, cookieToken), sealed).toString()));
}

const keyOf = (dataKey: Buffer, cookieToken: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, cookieToken, 'hearken session tokens', 32));
