import { sql } from 'kysely';
import type { Database } from './database.ts';
import { describeFault } from './fault.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** After this time, a subject's request counts as waiting, in milliseconds; it is shorter than the shortest grace. */
export const LONG_WAIT = 1_000;

/** The advisory lock that says that subjects wait: two numbers that no other lock of this database uses. */
const WAITING = [0x4845_4152, 1] as const;

/** The scope of a transaction that reads and writes nothing of any institution. */
const SCOPE = { institutionId: '', actor: 'system:waiting-claims' };

/** The requests of subjects that a process has begun to serve. */
export interface WaitingClaims {
  /** Carries out a part of a subject's request. While it takes longer than {@link LONG_WAIT}, no process closes a window. */
  track<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Follows subjects' requests in this process. While one of them waits, a transaction of its own shares an advisory lock, which
 * PostgreSQL releases if the process dies.
 *
 * @param database with a connection that no request uses, because those may be what the requests wait for
 */
export function followWaitingClaims(database: Database): WaitingClaims {
  let waiting = 0;
  let letGo: () => void = () => undefined;

  const hold = (): void => {
    const over = new Promise<void>((resolve) => (letGo = resolve));
    void inTransaction(database, SCOPE, async (transaction) => {
      const [family, member] = WAITING;
      await sql`select pg_advisory_xact_lock_shared(${family}::integer, ${member}::integer)`.execute(transaction);
      await over;
    }).catch((error: unknown) => {
      process.emitWarning(`windows may close although claims wait: ${describeFault(error)}`);
    });
  };

  /** Counts one more request that waits; the result ends that. */
  const begin = (): (() => void) => {
    waiting++;
    if (waiting === 1) hold();
    return () => {
      waiting--;
      if (waiting === 0) letGo();
    };
  };

  return {
    async track(work) {
      let end = (): void => clearTimeout(timer);
      const timer = setTimeout(() => (end = begin()), LONG_WAIT);
      try {
        return await work();
      } finally {
        end();
      }
    },
  };
}

/** Whether a subject's request waits in any process that serves this database. */
export async function doClaimsWait(transaction: Transaction): Promise<boolean> {
  const [family, member] = WAITING;
  const { rows } = await sql<{ waits: boolean }>`select exists (
    select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 2
      and classid = ${family}::bigint::oid and objid = ${member}::bigint::oid
      and database = (select oid from pg_database where datname = current_database())
  ) as waits`.execute(transaction);
  return rows[0]?.waits ?? false;
}
