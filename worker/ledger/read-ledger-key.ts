import { readFileSync } from 'node:fs';
import { signingKeyOf, type SigningKey } from './signing-key.ts';

const SECRET_BYTES = 32;

/**
 * Reads the key that signs a deployment's ledgers, from its secret bytes in base64, given directly or in a file.
 *
 * @throws Error naming the variable to set
 */
export function readLedgerKey(secret: string | undefined, file: string | undefined): SigningKey {
  const text = secret ?? (file === undefined ? '' : readFileSync(file, 'utf8').trim());
  const key = signingKeyIn(text);
  if (!key)
    throw new Error(
      'set HEARKEN_LEDGER_KEY, or HEARKEN_LEDGER_KEY_FILE, to the 32 secret bytes of an Ed25519 key in base64',
    );
  return key;
}

/** The key whose secret bytes a text holds in base64; `undefined` if it does not hold as many. */
export function signingKeyIn(text: string): SigningKey | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === SECRET_BYTES ? signingKeyOf(bytes) : undefined;
}
