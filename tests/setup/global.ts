import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate, ROLES_OF_PROGRAMS } from '#db/migrate.ts';
import { startPostgres } from '#worker/standalone/postgres.ts';
import { askOwner } from './ask-owner.ts';
import { TEMPLATE } from './database.ts';

/** Projects whose tests use a database. */
const NEEDS_DATABASE = new Set(['db', 'workflow', 'replay', 'api', 'unit']);

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { ownerUrl: string; serviceUrl: string } | null;
  }
}

/** One PostgreSQL server for a whole test run, with a migrated database that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!project.vitest.projects.some(({ name }) => NEEDS_DATABASE.has(name))) {
    project.provide('postgres', null);
    return () => Promise.resolve();
  }
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-test-'));
  const postgres = await startPostgres({ dataDirectory, durable: false, log: () => undefined });
  const owner = new pg.Client({ connectionString: postgres.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  const template = new URL(postgres.ownerUrl);
  template.pathname = `/${TEMPLATE}`;
  const login = new URL(postgres.serviceUrl).username;
  await migrate(template.href, { [login]: ROLES_OF_PROGRAMS });
  // Tests act as API and worker at once.
  await askOwner(template.href, `grant hearken_app to ${login}`);
  project.provide('postgres', { ownerUrl: postgres.ownerUrl, serviceUrl: postgres.serviceUrl });
  return async () => {
    await postgres.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
}
