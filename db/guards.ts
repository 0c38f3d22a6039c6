import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';

const FOLDER = new URL('guards/', import.meta.url);

/** A file of functions and triggers; running it again changes nothing. */
export interface Guard {
  file: string;
  text: string;
}

/** The database's guards as they are now, in the order in which they are applied. */
export async function readGuards(): Promise<Guard[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(files.map(async (file) => ({ file, text: await readFile(new URL(file, FOLDER), 'utf8') })));
}

/**
 * Brings a database's functions and triggers to the state of `db/guards`, in one transaction, unless they are in that
 * state: the schema's comment says which guards it has. This needs the newest tables, so it runs after the migrations.
 *
 * @returns whether anything had to be changed
 */
export async function applyGuards(pool: Pool, guards: readonly Guard[]): Promise<boolean> {
  const wanted = `guards sha256 ${createHash('sha256').update(JSON.stringify(guards)).digest('hex')}`;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(hashtext('hearken guards'))`);
    const { rows } = await client.query<{ found: string | null }>(
      `select obj_description('hearken'::regnamespace, 'pg_namespace') as found`,
    );
    const isOutdated = rows[0]?.found !== wanted;
    if (isOutdated) {
      // Triggers that are dropped before they are made may not exist yet, which is nothing to tell.
      await client.query('set local client_min_messages = warning');
      for (const { text } of guards) await client.query(text);
      await client.query(`comment on schema hearken is '${wanted}'`);
    }
    await client.query('commit');
    return isOutdated;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
