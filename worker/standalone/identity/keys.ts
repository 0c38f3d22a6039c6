import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';
import { ensureFile } from '../state/ensure-file.ts';
import { MACHINE_ACCOUNTS } from './accounts.ts';

/** Algorithm of every signature of the embedded provider. */
export const ALGORITHM = 'ES256';

const SigningKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal(ALGORITHM),
  use: z.literal('sig'),
});
/** A private key as a JSON Web Key (RFC 7517). */
export type SigningKey = z.infer<typeof SigningKey>;

const Secrets = z.object({
  cookies: z.string(),
  /** Client id to client secret. */
  machineClients: z.record(z.string(), z.string()),
});
type Secrets = z.infer<typeof Secrets>;

/** The key that signs tokens, created once, so that tokens stay valid across restarts. */
export function ensureSigningKey(directory: string): Promise<SigningKey> {
  return ensureFile(join(directory, 'signing-key.json'), SigningKey, async () => {
    const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
    const key = await exportJWK(privateKey);
    return SigningKey.parse({ ...key, kid: await calculateJwkThumbprint(key), alg: ALGORITHM, use: 'sig' });
  });
}

/** Secrets of cookies and of the machine clients, random and created once. */
export function ensureSecrets(directory: string): Promise<Secrets> {
  return ensureFile(join(directory, 'secrets.json'), Secrets, () => ({
    cookies: randomBytes(32).toString('base64url'),
    machineClients: Object.fromEntries(
      MACHINE_ACCOUNTS.map((account) => [account.id, randomBytes(32).toString('base64url')]),
    ),
  }));
}
