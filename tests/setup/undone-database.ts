import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { getTypeParser, type Database, type DatabaseRole } from '#db/database.ts';
import type { Schema } from '#db/schema.ts';

/** Databases of one connection on which everything that is done can be undone. */
export interface UndoneDatabase {
  /** In the application's role. */
  database: Database;
  /** In the auditor's role. */
  auditDatabase: Database;
  /** Runs a statement in the rights of the login itself, past the roles of the product. */
  asLogin<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]): Promise<pg.QueryResult<Row>>;
  /** Does `work`, with whatever it commits, and undoes it all. */
  undo<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * A database that takes real transactions and keeps nothing of them: while something is to be undone, each of them is a
 * savepoint inside one that is rolled back. Deferred constraints are checked where a savepoint is released, as a commit
 * would.
 *
 * @param url of the service's login, or of the owner's
 */
export async function connectUndone(url: string): Promise<UndoneDatabase> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c search_path=hearken -c timezone=UTC',
    types: { getTypeParser },
  });
  await client.connect();
  const now: { isUndoing: boolean; hasBegun: boolean } = { isUndoing: false, hasBegun: false };
  const undoNow = async (): Promise<void> => {
    if (now.hasBegun) await client.query('rollback');
  };
  let turn: Promise<void> = Promise.resolve();

  const run = async (statement: string): Promise<void> => {
    if (/^(begin|start transaction)/.test(statement)) await client.query('savepoint one');
    else if (statement === 'commit')
      await client.query('set constraints all immediate; set constraints all deferred; release savepoint one');
    else await client.query('rollback to savepoint one; release savepoint one');
  };
  const connectAs = async (role: DatabaseRole): Promise<PostgresPoolClient> => {
    let free: () => void = () => undefined;
    const before = turn;
    turn = new Promise((resolve) => {
      free = resolve;
    });
    await before;
    if (!now.isUndoing) await client.query(`set role ${role}`);
    else await client.query(`${now.hasBegun ? '' : 'begin; '}set local role ${role}`);
    now.hasBegun = now.isUndoing;
    return {
      query: (async (text: string, values: unknown[]) => {
        const isBoundary = /^(begin|start transaction|commit|rollback)/.test(text);
        if (!now.isUndoing || !isBoundary) return client.query(text, values);
        await run(text);
        return { command: 'SELECT', rowCount: 0, rows: [] };
      }) as unknown as PostgresPoolClient['query'],
      release: free,
    };
  };
  const poolOf = (role: DatabaseRole) => ({ connect: () => connectAs(role), end: () => Promise.resolve() });
  const openAs = (role: DatabaseRole): Database =>
    new Kysely<Schema>({ dialect: new PostgresDialect({ pool: poolOf(role) }) });

  return {
    database: openAs('hearken_app'),
    auditDatabase: openAs('hearken_auditor'),
    async asLogin<Row extends pg.QueryResultRow>(statement: string, values?: unknown[]) {
      const connection = await connectAs('hearken_app');
      try {
        await client.query('reset role');
        return await client.query<Row>(statement, values);
      } finally {
        connection.release();
      }
    },
    async undo(work) {
      now.isUndoing = true;
      now.hasBegun = false;
      try {
        return await work();
      } finally {
        await turn;
        now.isUndoing = false;
        await undoNow();
      }
    },
    close: () => client.end(),
  };
}
