import { hkdfSync } from 'node:crypto';
import { z } from 'zod';
import { seal, unseal } from '#db/keys/seal.ts';

const StoredTokens = z.object({ idToken: z.string().optional(), refreshToken: z.string().optional() });
/** The part of a provider's tokens that is stored with a session. */
export type StoredTokens = z.infer<typeof StoredTokens>;

/**
 * Encrypts the tokens that are stored with a session. The key is derived from the deployment's data key and the token in the
 * browser's cookie, so that a copy of the database reveals none.
 *
 * @returns null if there is nothing to store
 */
export function sealTokens(dataKey: Buffer, cookieToken: string, tokens: StoredTokens): Buffer | null {
  const { idToken, refreshToken } = tokens;
  if (idToken === undefined && refreshToken === undefined) return null;
  return seal(keyOf(dataKey, cookieToken), Buffer.from(JSON.stringify({ idToken, refreshToken })));
}

/** The opposite of {@link sealTokens}. */
export function openTokens(dataKey: Buffer, cookieToken: string, sealed: Buffer | null): StoredTokens {
  return sealed === null ? {} : StoredTokens.parse(JSON.parse(unseal(keyOf(dataKey, cookieToken), sealed).toString()));
}

const keyOf = (dataKey: Buffer, cookieToken: string): Buffer =>
  Buffer.from(hkdfSync('sha256', dataKey, cookieToken, 'hearken session tokens', 32));
