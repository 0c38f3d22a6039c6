import { createHmac } from 'node:crypto';
import type { Database } from './database.ts';

/**
 * Whether a data key is the one that this database's files are encrypted under. The first key that is asked about is.
 *
 * @param dataKey 32 bytes
 */
export async function isDataKeyInUse(database: Database, dataKey: Buffer): Promise<boolean> {
  const fingerprint = createHmac('sha256', dataKey).update('hearken data key').digest('hex');
  await database
    .insertInto('data_key_fingerprint')
    .values({ fingerprint })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await database.selectFrom('data_key_fingerprint').select('fingerprint').executeTakeFirstOrThrow();
  return stored.fingerprint === fingerprint;
}
