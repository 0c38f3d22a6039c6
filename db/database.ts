import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { describeFault } from './fault.ts';
import { PreparingClient } from './preparing-client.ts';
import type { Schema } from './schema.ts';

const TIMESTAMPTZ = 1184;

/**
 * How long a connection that nothing uses stays open. A new session reads the catalog and plans every statement and guard again,
 * which takes more than the acts that it then carries out.
 */
const IDLE_MILLISECONDS = 600_000;

export type Database = Kysely<Schema>;

/**
 * The roles that programs act in; migrations run as the owner. API and worker have the rights of `hearken_app`, which no login of
 * a deployment holds by itself, and guards tell them apart.
 */
export type DatabaseRole = 'hearken_api' | 'hearken_worker' | 'hearken_app' | 'hearken_auditor';

/**
 * A pool of connections to PostgreSQL, each in the given role from its first statement on.
 *
 * @param url of a login that is a member of the role; times come back as RFC 3339 UTC texts
 */
export function connect(url: string, role: DatabaseRole, maximum = 10): Database {
  const pool = new pg.Pool({
    connectionString: url,
    Client: PreparingClient,
    max: maximum,
    idleTimeoutMillis: IDLE_MILLISECONDS,
    options: `-c role=${role} -c search_path=hearken -c timezone=UTC`,
    types: { getTypeParser },
  });
  // A connection that breaks while idle is replaced at its next use; without a listener, its error would end the
  // process.
  pool.on('error', (error) => process.emitWarning(describeFault(error)));
  // A connection that breaks during a transaction rejects the pending query, but its error would still end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

const toInstant = (value: string): string => new Date(value).toISOString();

// The driver declares oids as an enum of those it knows by name, but a server may send any number.
type ParserByOid = (oid: number, format?: 'text' | 'binary') => unknown;
const builtinParser = pg.types.getTypeParser as ParserByOid;
const parserByOid: ParserByOid = (oid, format) =>
  oid === TIMESTAMPTZ && format !== 'binary' ? toInstant : builtinParser(oid, format);
/** Reads times as RFC 3339 UTC texts and everything else as the driver does. */
export const getTypeParser = parserByOid as typeof pg.types.getTypeParser;
