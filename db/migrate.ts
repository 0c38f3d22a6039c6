import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { pathToFileURL } from 'node:url';
import { migrationProvider } from './migrations/index.ts';
import { withSecretFiles } from './secret-files.ts';

/**
 * Brings the database to the newest schema; safe to run again, and by many processes at once.
 *
 * @param url of the owner of the database
 * @param memberships logins that may act as the application and the auditor, such as the service's own
 * @returns names of the migrations that were carried out now
 */
export async function migrate(url: string, memberships: readonly string[] = []): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { error, results } = await new Migrator({ db: database, provider: migrationProvider }).migrateToLatest();
    if (error !== undefined) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
    for (const login of memberships)
      await pool.query(`grant hearken_app, hearken_auditor to ${pg.escapeIdentifier(login)}`);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await database.destroy();
  }
}

/** The logins that connect in the application's roles: the owner's own, and the service's where it has another. */
function loginsOf(...urls: (string | undefined)[]): string[] {
  const logins = urls.flatMap((url) => (url === undefined ? [] : [decodeURIComponent(new URL(url).username)]));
  return [...new Set(logins)];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { DATABASE_URL, DATABASE_OWNER_URL } = withSecretFiles(process.env);
  const ownerUrl = DATABASE_OWNER_URL ?? DATABASE_URL;
  if (ownerUrl === undefined) throw new Error('set DATABASE_OWNER_URL (or DATABASE_URL) to the database to migrate');
  const done = await migrate(ownerUrl, loginsOf(ownerUrl, DATABASE_URL));
  process.stdout.write(done.length === 0 ? 'the schema is up to date\n' : `carried out ${done.join(', ')}\n`);
}
