import { createHmac } from 'node:crypto';
import type { Database } from '../database.ts';

/** A hash that identifies a data key without revealing it. */
export const fingerprintOf = (dataKey: Buffer): string =>
  createHmac('sha256', dataKey).update('hearken data key').digest('hex');

/**
 * Whether a data key is the one that this database's files are encrypted under. The first key that is checked becomes
 * that key.
 *
 * @param dataKey 32 bytes
 */
export async function isDataKeyInUse(database: Database, dataKey: Buffer): Promise<boolean> {
  await database
    .insertInto('data_key_fingerprint')
    .values({ fingerprint: fingerprintOf(dataKey) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return !(await isAnotherDataKeyInUse(database, dataKey));
}

/** Whether this database's files are encrypted under another data key; stores nothing. */
export async function isAnotherDataKeyInUse(database: Database, dataKey: Buffer): Promise<boolean> {
  const stored = await database.selectFrom('data_key_fingerprint').select('fingerprint').executeTakeFirst();
  return stored !== undefined && stored.fingerprint !== fingerprintOf(dataKey);
}
