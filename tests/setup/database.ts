import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { connect, type Database } from '#db/database.ts';

/** The migrated database that tests clone. */
export const TEMPLATE = 'hearken_template';

export interface TestDatabase {
  /** As the owner, for tests that look behind the application. */
  ownerUrl: string;
  /** As the service's login. */
  url: string;
  /** In the application's role. */
  database: Database;
  /** In the auditor's role. */
  auditDatabase: Database;
  drop(): Promise<void>;
}

/** A database of its own for one test file: an exact copy of the migrated template. */
export async function createTestDatabase(
  options: { connections?: number; empty?: boolean } = {},
): Promise<TestDatabase> {
  const postgres = inject('postgres');
  if (!postgres) throw new Error('no PostgreSQL was started for this project; see tests/setup/global.ts');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  try {
    await owner.query(`select pg_advisory_lock(4711)`);
    await owner.query(options.empty ? `create database ${name}` : `create database ${name} template ${TEMPLATE}`);
  } finally {
    await owner.end();
  }
  const url = withDatabase(postgres.serviceUrl, name);
  const database = connect(url, 'hearken_app', options.connections ?? 10);
  const auditDatabase = connect(url, 'hearken_auditor', 2);
  return {
    ownerUrl: withDatabase(postgres.ownerUrl, name),
    url,
    database,
    auditDatabase,
    async drop() {
      await Promise.all([database.destroy(), auditDatabase.destroy()]);
      const last = new pg.Client({ connectionString: postgres.ownerUrl });
      await last.connect();
      await waitForGoodbyes(last, name);
      await last.query(`drop database ${name} with (force)`);
      await last.end();
    },
  };
}

/**
 * Waits for connections that are closed already but whose server processes have not ended: a pool's `end` does not wait for
 * them, and one that is ended by force then raises an error in a client that nothing listens to any more.
 */
async function waitForGoodbyes(owner: pg.Client, name: string): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    const { rowCount } = await owner.query(`select from pg_stat_activity where datname = $1`, [name]);
    if (rowCount === 0) return;
    await setTimeout(25);
  }
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
