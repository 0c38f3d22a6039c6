import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to } from 'pg-copy-streams';
import { sqlState } from '../transaction.ts';
import { fileOf, MANIFEST, type Manifest } from './manifest.ts';
import { qualified, quoted, readTables, type Table } from './read-tables.ts';

/** SQLSTATE for a login from which row-level security hides rows, or which may not read a table at all. */
const NOT_ALLOWED = '42501';

/**
 * Writes everything that a database contains at one moment to a new directory, while the service continues.
 *
 * @param url of a login that row-level security does not bind, and that may read every table
 * @param directory that does not exist yet
 * @throws RangeError that says what to do if the login may not read everything, or the directory exists
 */
export async function backUp(url: string, directory: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC -c datestyle=ISO' });
  await client.connect();
  try {
    // With row_security off, PostgreSQL refuses a query from which it would otherwise omit rows.
    await client.query('begin isolation level repeatable read read only; set local row_security = off');
    const contents = await readContents(client);
    makeDirectory(directory);
    const tables: Manifest['tables'] = [];
    for (const table of contents.tables) tables.push(await copyTable(client, table, directory));
    await client.query('commit');
    const manifest: Manifest = { format: 'hearken-backup/1', ...contents, tables };
    writeFileSync(join(directory, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    return manifest;
  } catch (error) {
    if (sqlState(error) !== NOT_ALLOWED) throw error;
    throw new RangeError(
      'this login may not read every row: set DATABASE_BACKUP_URL to one with BYPASSRLS that is in pg_read_all_data',
      { cause: error },
    );
  } finally {
    await client.end();
  }
}

async function readContents(
  client: pg.Client,
): Promise<Pick<Manifest, 'takenAt' | 'migrations' | 'sequences'> & { tables: Table[] }> {
  const { rows: migrations } = await client.query<{ name: string }>('select name from kysely_migration order by name');
  const { rows: sequences } = await client.query<{ name: string; value: string }>(
    `select sequencename::text as name, last_value::text as value from pg_sequences
     where schemaname = 'hearken' and last_value is not null order by sequencename`,
  );
  const { rows: moments } = await client.query<{ at: Date }>('select now() as at');
  return {
    takenAt: moments[0]?.at.toISOString() ?? '',
    migrations: migrations.map(({ name }) => name),
    tables: await readTables(client),
    sequences,
  };
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new RangeError(`${directory} exists already: name a new directory`, { cause: error });
    throw error;
  }
}

async function copyTable(
  client: pg.Client,
  { name, columns }: Table,
  directory: string,
): Promise<Manifest['tables'][number]> {
  const hash = createHash('sha256');
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const rows = client.query(to(`copy ${qualified(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  const file = createWriteStream(join(directory, fileOf(name)), { mode: 0o600, flags: 'wx', flush: true });
  await pipeline(rows, createGzip(), hashed, file);
  return { name, columns, rows: rows.rowCount, sha256: hash.digest('hex') };
}
