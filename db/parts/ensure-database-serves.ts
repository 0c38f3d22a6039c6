import { sql } from 'kysely';
import type { Database, DatabaseRole } from '../database.ts';
import { migrationProvider } from '../migrations/index.ts';
import { sqlState } from '../transaction.ts';
import { PartFault } from './ask-parts.ts';
import { isDatabaseUnavailable } from './unavailable.ts';

const MIGRATE = 'run `npm run migrate` of this version';
/** Migrations that take away what versions before them need, as CONTRIBUTING.md says. */
const CONTRACTS = /^\d{4}-contract-/;
const INVALID_ROLE = new Set(['22023', '42704']);
const NO_SUCH_THING = new Set(['42883', '42P01', '3F000']);

/**
 * Throws where a process could not serve with a database: it does not answer, refuses the login, takes no writes, has a schema that is older
 * than this process, or does not let the role do its work. A newer schema will do, unless a migration that this version does not know
 * took away what it needs.
 *
 * @throws PartFault with what is wrong and what to do
 */
export async function ensureDatabaseServes(database: Database, role: DatabaseRole): Promise<void> {
  let found: Readiness;
  try {
    found = await readReadiness(database);
  } catch (error) {
    throw new PartFault(describeRefusal(error, role), { cause: error });
  }
  const known = Object.keys(await migrationProvider.getMigrations());
  const missing = known.filter((name) => !found.migrations.includes(name));
  if (missing.length > 0) throw new PartFault(`its schema lacks ${missing.join(', ')}: ${MIGRATE}`);
  const gone = found.migrations.filter((name) => CONTRACTS.test(name) && !known.includes(name));
  if (gone.length > 0)
    throw new PartFault(`its schema no longer has what this version needs (${gone.join(', ')}): start a newer version`);
  if (!found.readsCases) throw new PartFault(`${role} may not read cases: ${MIGRATE}`);
  if (role === 'hearken_auditor') return;
  if (!found.takesWrites) throw new PartFault('it takes no writes: connect to the primary server instead of a standby');
  if (!found.writesClaims) throw new PartFault(`${role} may not write claims: ${MIGRATE}`);
}

interface Readiness {
  migrations: string[];
  takesWrites: boolean;
  readsCases: boolean;
  writesClaims: boolean;
}

async function readReadiness(database: Database): Promise<Readiness> {
  const { rows } = await sql<Readiness>`
    select array(select * from hearken.migrations_carried_out()) as migrations,
      not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as "takesWrites",
      has_table_privilege('hearken.cases', 'select') as "readsCases",
      has_table_privilege('hearken.claims', 'insert') and has_table_privilege('hearken.trail', 'insert')
        as "writesClaims"`.execute(database);
  const [readiness] = rows;
  if (!readiness) throw new Error('the database did not say whether it can serve');
  return readiness;
}

function describeRefusal(error: unknown, role: DatabaseRole): string {
  const code = sqlState(error) ?? '';
  if (code.startsWith('28')) return 'it refuses the login: check name and password in DATABASE_URL';
  if (code === '3D000') return 'there is no database of this name: check DATABASE_URL, or create it';
  if (INVALID_ROLE.has(code)) return `it has no role ${role}: ${MIGRATE}`;
  if (NO_SUCH_THING.has(code)) return `its schema is older than this process: ${MIGRATE}`;
  const variable = role === 'hearken_worker' ? 'DATABASE_WORKER_URL' : 'DATABASE_URL';
  if (code === '42501')
    return `the login may not act as ${role}: ${MIGRATE} with ${variable} set to the address that DATABASE_URL has here`;
  return isDatabaseUnavailable(error) ? 'it cannot be reached' : 'it does not answer as it should: see the log';
}
