import { sql, type AccessMode, type IsolationLevel, type Transaction as KyselyTransaction } from 'kysely';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';

export type Transaction = KyselyTransaction<Schema>;

/** The scope of a transaction: its tenant, the actor as `kind:id`, and the token of the private link that a subject presented. */
export interface Scope {
  institutionId: string;
  actor: string;
  presentedToken?: string;
  /**
   * Whether each statement is planned once for a session rather than for its values. That suits statements that find rows by keys, and
   * not lists with filters.
   */
  plansOnce?: boolean;
}

/** The scope of a transaction that finds what it reads and writes by keys, so that its statements are planned once for a session. */
export const plannedOnce = <S extends Scope>(scope: S): S => ({ ...scope, plansOnce: true });

/** The scope in which every institution's id can be read, and nothing that belongs to one. */
export const EVERY_INSTITUTION: Scope = { institutionId: '', actor: 'system:sweeper' };

const origins = new WeakMap<Transaction, { database: Database; scope: Scope }>();

/** The database and scope of a transaction; `undefined` if {@link inTransaction} did not open it. */
export const originOf = (transaction: Transaction): { database: Database; scope: Scope } | undefined =>
  origins.get(transaction);

const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/**
 * Runs `work` in one transaction: the only place that opens one.
 *
 * Sets the tenant for row-level security, the actor that the trail requires and the token that a subject's entries require, for
 * this transaction only, so that a pooled connection carries none of them over. Serialization failures and deadlocks are retried, so `work` must not have effects outside
 * the transaction.
 */
export async function inTransaction<T>(
  database: Database,
  scope: Scope,
  work: (transaction: Transaction) => Promise<T>,
  isolation: IsolationLevel = 'read committed',
  accessMode: AccessMode = 'read write',
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await database
        .transaction()
        .setIsolationLevel(isolation)
        .setAccessMode(accessMode)
        .execute(async (transaction) => {
          origins.set(transaction, { database, scope });
          await sql`select set_config('hearken.institution', ${scope.institutionId}, true),
                           set_config('hearken.actor', ${scope.actor}, true),
                           set_config('hearken.presented_link', '', true),
                           set_config('hearken.presented_token', ${scope.presentedToken ?? ''}, true),
                           set_config('plan_cache_mode', ${scope.plansOnce ? 'force_generic_plan' : 'auto'}, true)`.execute(
            transaction,
          );
          return work(transaction);
        });
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/**
 * Reads in one snapshot: everything `work` reads, in however many statements, is of the same moment, so that what is compared with
 * each other belongs together. It can write nothing.
 */
export const inSnapshot = <T>(
  database: Database,
  scope: Scope,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> => inTransaction(database, scope, work, 'repeatable read', 'read only');

/**
 * Whether the database refused a write, by a guard, a constraint or a value that it cannot store, so that a retry would fail
 * in the same way.
 */
export const isRefusedWrite = (error: unknown): boolean => /^(HK|22|23)/.test(sqlState(error) ?? '');

/** The SQLSTATE of a PostgreSQL error, or `undefined` for any other error. */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
