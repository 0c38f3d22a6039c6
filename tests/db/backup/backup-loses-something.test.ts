import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#db/backup/back-up.ts';
import { restore } from '#db/backup/restore.ts';
import { migrate } from '#db/migrate.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { backupLogin } from '../../setup/backup-login.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { temporaryDirectory } from '../../stack/temporary-directory.ts';
import { dumpSchema } from '../migrations/dump-schema.ts';
import { landedStates } from '../migrations/landed-states.ts';
import { seed } from '../migrations/seed.ts';

async function database(options: { empty?: boolean } = {}): Promise<string> {
  const made = await createTestDatabase(options);
  onTestFinished(() => made.drop());
  return made.ownerUrl;
}

/** A database with two cases. */
async function bank(): Promise<string> {
  const made = await createTestDatabase();
  onTestFinished(() => made.drop());
  await new TestInstitution(made).notified(2);
  return made.ownerUrl;
}

async function backedUp(): Promise<{ url: string; directory: string }> {
  const url = await bank();
  const directory = join(temporaryDirectory(), 'backup');
  await backUp(await backupLogin(url), directory);
  return { url, directory };
}

const trailOf = (url: string) => askOwner(url, 'select to_jsonb(t) as row from hearken.trail t order by 1');

test('a login that row-level security binds is refused instead of writing a part', async () => {
  const url = await bank();
  const bound = await backupLogin(url);
  await askOwner(url, `alter role ${new URL(bound).username} nobypassrls`);
  const directory = join(temporaryDirectory(), 'backup');
  await expect(backUp(bound, directory)).rejects.toThrow('may not read every row: set DATABASE_BACKUP_URL');
  expect(existsSync(join(directory, 'manifest.json'))).toBe(false);
});

test('a directory that exists is left as it is', async () => {
  const { url, directory } = await backedUp();
  const before = readFileSync(join(directory, 'manifest.json'), 'utf8');
  await expect(backUp(await backupLogin(url), directory)).rejects.toThrow('exists already: name a new directory');
  expect(readFileSync(join(directory, 'manifest.json'), 'utf8')).toBe(before);
});

test('a backup that is damaged, incomplete or newer than this version is refused, and nothing is written', async () => {
  const { directory } = await backedUp();
  const target = await database({ empty: true });
  const refused = async (reason: string) => {
    await expect(restore(target, directory, {})).rejects.toThrow(reason);
    expect(await askOwner(target, `select to_regnamespace('hearken') as schema`)).toEqual([{ schema: null }]);
  };
  const manifest = readFileSync(join(directory, 'manifest.json'), 'utf8');
  writeFileSync(join(directory, 'manifest.json'), manifest.replace('"0001-', '"9999-'));
  await refused('of a newer version: this one does not have 9999-tenancy-and-roles');
  writeFileSync(join(directory, 'manifest.json'), manifest);
  appendFileSync(join(directory, 'trail.copy.gz'), 'x');
  await refused('trail.copy.gz is not as it was written: the backup is damaged');
  rmSync(join(directory, 'trail.copy.gz'));
  await refused('trail.copy.gz cannot be read: the backup is incomplete');
  rmSync(join(directory, 'manifest.json'));
  await refused('is not a complete backup: it has no manifest.json');
});

test('a database that holds anything is left as it is', async () => {
  const { url, directory } = await backedUp();
  const before = await trailOf(url);
  await expect(restore(url, directory, {})).rejects.toThrow('the database is not empty');
  expect(await trailOf(url)).toEqual(before);
});

test('rows from before the ledger, which lack what new rows must have, come back as they were', async () => {
  const url = await database({ empty: true });
  const early = (await landedStates()).get('8c2a516');
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  await new Migrator({ db, provider: { getMigrations: () => Promise.resolve(early ?? {}) } }).migrateToLatest();
  await db.destroy();
  await seed(url, 'north-bank');
  const inEarly = join(temporaryDirectory(), 'backup');
  await backUp(await backupLogin(url), inEarly);
  await migrate(url);
  const inNewest = join(temporaryDirectory(), 'backup');
  await backUp(await backupLogin(url), inNewest);
  const trail = await trailOf(url);
  expect(trail.length).toBeGreaterThan(0);
  expect(trail).not.toContainEqual({ row: expect.objectContaining({ commitment: expect.any(String) }) });

  const schema = await dumpSchema(await database());
  for (const directory of [inEarly, inNewest]) {
    const target = await database({ empty: true });
    await restore(target, directory, {});
    expect(await trailOf(target)).toEqual(trail);
    expect(await dumpSchema(target)).toBe(schema);
    expect(await askOwner(target, 'select count(*)::int from hearken.ledger_pending')).toEqual([
      { count: trail.length },
    ]);
  }
});
