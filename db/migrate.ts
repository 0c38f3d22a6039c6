import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pathToFileURL } from 'node:url';
import { applyGuards, readGuards } from './guards.ts';
import { migrationProvider } from './migrations/index.ts';
import { findLateMigrations } from './migrations/order.ts';
import { withSecretFiles } from './environment/secret-files.ts';

const RAISED_BY_A_MIGRATION = '00000';

/**
 * Brings the database to the newest schema and the guards of `db/guards`; safe to run again, and by many processes at once.
 *
 * @param url of the owner of the database
 * @param memberships logins that may act as API, worker and auditor, such as the service's own
 * @param log takes a line for each migration that runs late and for each repair
 * @returns names of the migrations that were carried out now
 * @throws Error where the database has run migrations in an order that never landed; the schema is left as it was
 */
export async function migrate(
  url: string,
  memberships: readonly string[] = [],
  log: (line: string) => void = () => undefined,
): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('connect', (client) => {
    client.on('notice', ({ code, message }) => {
      if (code === RAISED_BY_A_MIGRATION && message !== undefined) log(message);
    });
  });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  // Kysely accepts one order or any order; `findLateMigrations` accepts the orders that landed.
  const migrator = new Migrator({ db: database, provider: migrationProvider, allowUnorderedMigrations: true });
  try {
    const carriedOut = await namesCarriedOut(pool);
    const known = (await migrator.getMigrations()).map(({ name }) => name);
    for (const name of findLateMigrations(known, carriedOut))
      log(`${name} runs late: this database has run later migrations, which landed before it`);
    const { error, results } = await migrator.migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
    await applyGuards(pool, await readGuards());
    for (const login of memberships)
      await pool.query(`grant hearken_api, hearken_worker, hearken_auditor to ${pg.escapeIdentifier(login)}`);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await database.destroy();
  }
}

/** Names of the migrations that the database has run; none where it is empty. */
async function namesCarriedOut(pool: pg.Pool): Promise<string[]> {
  const { rows: tables } = await pool.query(`select where to_regclass('kysely_migration') is not null`);
  if (tables.length === 0) return [];
  const { rows } = await pool.query<{ name: string }>('select name from kysely_migration');
  return rows.map(({ name }) => name);
}

/** The logins that connect in the application's roles: the owner's own, and the service's where it has another. */
export function loginsOf(...urls: (string | undefined)[]): string[] {
  const logins = urls.flatMap((url) => (url === undefined ? [] : [decodeURIComponent(new URL(url).username)]));
  return [...new Set(logins)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = withSecretFiles(process.env);
  const ownerUrl = DATABASE_OWNER_URL ?? DATABASE_URL;
  if (ownerUrl === undefined) throw new Error('set DATABASE_OWNER_URL (or DATABASE_URL) to the database to migrate');
  const done = await migrate(ownerUrl, loginsOf(ownerUrl, DATABASE_URL), (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(done.length === 0 ? 'the schema is up to date\n' : `carried out ${done.join(', ')}\n`);
}
