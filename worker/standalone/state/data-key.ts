import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ensureFile } from './ensure-file.ts';

/** The key that subjects' files are encrypted under, base64; created once and stored in the data directory. */
export async function ensureDataKey(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'data-key.json');
  const { key } = await ensureFile(file, z.object({ key: z.string() }), () => ({
    key: randomBytes(32).toString('base64'),
  }));
  return key;
}
