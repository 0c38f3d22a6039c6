import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pathToFileURL } from 'node:url';
import { applyGuards, readGuards } from './guards.ts';
import { migrationProvider } from './migrations/index.ts';
import { findLateMigrations } from './migrations/order.ts';
import type { DatabaseRole } from './database.ts';
import { withSecretFiles } from './environment/secret-files.ts';

const RAISED_BY_A_MIGRATION = '00000';

/** The roles that logins may act in, by login. */
export type Memberships = Readonly<Record<string, readonly DatabaseRole[]>>;

/** The roles of API, worker and auditor. */
export const ROLES_OF_PROGRAMS = ['hearken_api', 'hearken_worker', 'hearken_auditor'] as const satisfies DatabaseRole[];

/**
 * Brings the database to the newest schema and the guards of `db/guards`; safe to run again, and by many processes at once.
 *
 * @param url of the owner of the database
 * @param memberships roles that logins may act in; a login loses those that it had and that are not named
 * @param log takes a line for each migration that runs late and for each repair
 * @returns names of the migrations that were carried out now
 * @throws Error where the database has run migrations in an order that never landed; the schema is left as it was
 */
export async function migrate(
  url: string,
  memberships: Memberships = {},
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
    for (const [login, roles] of Object.entries(memberships)) await grantRoles(pool, login, roles);
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

async function grantRoles(pool: pg.Pool, login: string, roles: readonly DatabaseRole[]): Promise<void> {
  const name = pg.escapeIdentifier(login);
  await pool.query(`grant ${roles.join(', ')} to ${name}`);
  const { rows } = await pool.query<{ role: string }>(
    `select r.rolname as role from pg_auth_members m join pg_roles r on r.oid = m.roleid
     join pg_roles l on l.oid = m.member where l.rolname = $1 and r.rolname = any($2)`,
    [login, ROLES_OF_PROGRAMS.filter((role) => !roles.includes(role))],
  );
  for (const { role } of rows) await pool.query(`revoke ${pg.escapeIdentifier(role)} from ${name}`);
}

/**
 * The roles of the logins of a deployment. Where the worker has a login of its own, that of the service is the API's and may not act
 * as the worker, nor the worker's as the API.
 *
 * @param urls of the owner, of the service or the API, and of the worker
 */
export function membershipsOf(
  ownerUrl: string,
  serviceUrl: string | undefined,
  workerUrl: string | undefined,
): Memberships {
  const login = (url: string) => decodeURIComponent(new URL(url).username);
  const hasOwnLogin = workerUrl !== undefined && (serviceUrl === undefined || login(workerUrl) !== login(serviceUrl));
  return {
    ...(hasOwnLogin && { [login(workerUrl)]: ['hearken_worker'] }),
    ...(serviceUrl !== undefined && {
      [login(serviceUrl)]: hasOwnLogin ? ['hearken_api', 'hearken_auditor'] : ROLES_OF_PROGRAMS,
    }),
    [login(ownerUrl)]: ROLES_OF_PROGRAMS,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_WORKER_URL } = withSecretFiles(process.env);
  const ownerUrl = DATABASE_OWNER_URL ?? DATABASE_URL;
  if (ownerUrl === undefined) throw new Error('set DATABASE_OWNER_URL (or DATABASE_URL) to the database to migrate');
  const memberships = membershipsOf(ownerUrl, DATABASE_URL, DATABASE_WORKER_URL);
  const done = await migrate(ownerUrl, memberships, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(done.length === 0 ? 'the schema is up to date\n' : `carried out ${done.join(', ')}\n`);
}
