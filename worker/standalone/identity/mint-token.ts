import { randomUUID } from 'node:crypto';
import { SignJWT, importJWK } from 'jose';
import { type Account, accessClaims } from './accounts.ts';
import { ALGORITHM, type SigningKey } from './keys.ts';
import { AUDIENCE, SCOPE } from './resource.ts';
import { DEMO_AMR } from './sign-in.ts';

export const DEV_TOKEN_SECONDS = 8 * 60 * 60;

/**
 * An access token (RFC 9068) of 8 hours for a demo account or a machine client, without any sign-in. For the embedded
 * stack's `POST /dev/token`, for tests and for the demo.
 */
export async function mintToken(key: SigningKey, issuer: string, account: Account): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    ...accessClaims(account, { authTime: now, amr: DEMO_AMR }),
    client_id: account.human ? 'hearken-dev' : account.id,
    scope: SCOPE,
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience(AUDIENCE)
    .setSubject(account.id)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setExpirationTime(now + DEV_TOKEN_SECONDS)
    .sign(await importJWK(key, ALGORITHM));
}
