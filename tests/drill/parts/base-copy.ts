import { copyFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { own, ownedDirectory } from './server-account.ts';

/** Directories of a cluster whose contents belong to the running server, by PostgreSQL's documentation of base backups. */
const LEFT_EMPTY = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init|pgsql_tmp.*|.*\.signal)$/;

/**
 * Copies a running cluster as `pg_basebackup` does, which does not come with the embedded server. Together with the WAL that was
 * written meanwhile it is a cluster of one moment.
 *
 * @param url of a superuser of the running server
 * @param to a directory that does not exist, below one that the account of PostgreSQL may enter
 * @returns how many files were copied
 */
export async function copyCluster(url: string, from: string, to: string): Promise<number> {
  // The backup belongs to the session that begins it.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("select pg_backup_start('base copy', fast => true)");
    const copied = await copyDirectory(from, to, (name) => LEFT_EMPTY.has(name));
    const { rows } = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => false)',
    );
    const label = join(to, 'backup_label');
    await writeFile(label, rows[0]?.labelfile ?? '', { mode: 0o600 });
    own(label);
    return copied;
  } finally {
    await client.end();
  }
}

async function copyDirectory(from: string, to: string, isLeftEmpty: (name: string) => boolean): Promise<number> {
  ownedDirectory(to);
  let copied = 0;
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (LEFT_OUT.test(entry.name)) continue;
    if (entry.isDirectory()) {
      if (isLeftEmpty(entry.name)) ownedDirectory(target);
      else copied += await copyDirectory(source, target, () => false);
    } else if (await copyIfThere(source, target)) copied += 1;
  }
  return copied;
}

/** A file may be removed while the cluster is copied; the WAL says so too. */
async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  own(to);
  return true;
}
