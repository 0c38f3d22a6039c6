import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { type Memberships, migrate } from '../migrate.ts';
import { migrationProvider } from '../migrations/index.ts';
import { fileOf, MANIFEST, Manifest } from './manifest.ts';
import { qualified, quoted } from './read-tables.ts';

/**
 * Restores a backup into an empty database, and brings it to the newest schema. The backup may be of this version's
 * schema or an older one. The migrations create roles that are missing in the cluster.
 *
 * @param url of the owner of the database
 * @param memberships roles that logins may act in
 * @throws RangeError if the backup is damaged, incomplete or newer than this version, or the database is not empty
 */
export async function restore(url: string, directory: string, memberships: Memberships): Promise<Manifest> {
  const manifest = readManifest(directory);
  for (const { name, sha256 } of manifest.tables) await ensureWhole(join(directory, fileOf(name)), sha256);
  await ensureEmpty(url);
  await migrateAsThen(url, manifest.migrations);
  await load(url, directory, manifest);
  await migrate(url, memberships);
  return manifest;
}

function readManifest(directory: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(directory, MANIFEST), 'utf8');
  } catch (error) {
    throw new RangeError(`${directory} is not a complete backup: it has no ${MANIFEST}`, { cause: error });
  }
  const read = Manifest.safeParse(JSON.parse(text));
  if (!read.success) throw new RangeError(`${MANIFEST} in ${directory} is not that of a backup`, { cause: read.error });
  return read.data;
}

async function ensureWhole(file: string, sha256: string): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    throw new RangeError(`${file} cannot be read: the backup is incomplete`, { cause: error });
  }
  if (hash.digest('hex') !== sha256) throw new RangeError(`${file} is not as it was written: the backup is damaged`);
}

async function ensureEmpty(url: string): Promise<void> {
  const holding = await within(url, async (client) => {
    // Checks the size of the tables, because row-level security would hide rows from the owner.
    const { rows } = await client.query<{ name: string }>(
      `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'hearken' and c.relkind = 'r' and pg_relation_size(c.oid) > 0 limit 1`,
    );
    return rows[0]?.name;
  });
  if (holding !== undefined)
    throw new RangeError(`the database is not empty (${holding}): create another one, and restore the backup there`);
}

/** Runs exactly the migrations that the database of the backup had run. */
async function migrateAsThen(url: string, names: readonly string[]): Promise<void> {
  const known = await migrationProvider.getMigrations();
  const unknown = names.filter((name) => !(name in known));
  if (unknown.length > 0)
    throw new RangeError(`the backup is of a newer version: this one does not have ${unknown.join(', ')}`);
  const migrations = Object.fromEntries(Object.entries(known).filter(([name]) => names.includes(name)));
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 2 }) }),
  });
  try {
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    const { error } = await new Migrator({ db, provider }).migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  } finally {
    await db.destroy();
  }
}

/** Writes all rows in one transaction, without guards and row-level security, which applied when the rows were first written. */
async function load(url: string, directory: string, { tables, sequences }: Manifest): Promise<void> {
  await within(url, async (client) => {
    await client.query('begin');
    const unvalidated = await readUnvalidated(client);
    for (const { on, name } of unvalidated) await client.query(`alter table ${on} drop constraint ${quoted(name)}`);
    const forced = await readForced(client);
    for (const { name } of tables) await client.query(`alter table ${qualified(name)} disable trigger user`);
    for (const name of forced) await client.query(`alter table ${name} no force row level security`);
    for (const { name, columns, rows } of tables) {
      const into = client.query(from(`copy ${qualified(name)} (${columns.map(quoted).join(', ')}) from stdin`));
      await pipeline(createReadStream(join(directory, fileOf(name))), createGunzip(), into);
      if (into.rowCount !== rows)
        throw new RangeError(`${name} has ${into.rowCount} rows in the backup instead of ${rows}`);
    }
    // Constraints that are deferred to the commit would prevent changes to the tables.
    await client.query('set constraints all immediate');
    for (const { name } of tables) await client.query(`alter table ${qualified(name)} enable trigger user`);
    for (const name of forced) await client.query(`alter table ${name} force row level security`);
    for (const { on, name, definition } of unvalidated)
      await client.query(`alter table ${on} add constraint ${quoted(name)} ${definition}`);
    for (const { name, value } of sequences)
      await client.query('select setval($1::regclass, $2::bigint)', [qualified(name), value]);
    await client.query('commit');
    await client.query('analyze');
  });
}

/** Tables whose owner is bound by row-level security as well. */
async function readForced(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'hearken' and c.relkind = 'r' and c.relforcerowsecurity order by 1`,
  );
  return rows.map(({ name }) => name);
}

interface Unvalidated {
  on: string;
  name: string;
  definition: string;
}

/** Constraints that apply to new rows only, because older rows may violate them. */
async function readUnvalidated(client: pg.Client): Promise<Unvalidated[]> {
  const { rows } = await client.query<Unvalidated>(
    `select k.conrelid::regclass::text as on, k.conname::text as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_namespace n on n.oid = k.connamespace
     where n.nspname = 'hearken' and not k.convalidated order by 1, 2`,
  );
  return rows;
}

async function within<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
