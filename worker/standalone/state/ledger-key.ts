import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { keptInFile } from './kept-file.ts';

/** The secret that the ledger is signed by, 32 bytes in base64; made once and kept in the data directory. */
export async function keptLedgerKey(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'ledger-key.json');
  const { key } = await keptInFile(file, z.object({ key: z.string() }), () => ({
    key: randomBytes(32).toString('base64'),
  }));
  return key;
}
