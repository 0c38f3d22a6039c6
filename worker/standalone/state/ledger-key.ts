import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureFile } from './ensure-file.ts';

/** The secret key that signs the ledger, 32 bytes in base64; created once and stored in the data directory. */
export async function ensureLedgerKey(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'ledger-key.json');
  const { key } = await ensureFile(file, z.object({ key: z.string() }), () => ({
    key: randomBytes(32).toString('base64'),
  }));
  return key;
}
