import { sql } from 'kysely';
import type { Policy } from '../workflows/domain/policy.ts';
import { canonicalJson, hashOf } from './commitment.ts';
import type { Database } from './database.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** A policy in one of its versions, as kept. */
export interface StoredPolicy {
  key: string;
  version: number;
  hash: string;
  document: Policy;
  createdAt: string;
  createdBy: string;
}

export interface LoadedPolicies {
  /** Throws `RangeError` for a policy that was not loaded. */
  get(key: string, version: number): Policy;
}

/** The policies named, each once. A version never changes, so callers may keep them. */
export async function loadPolicies(
  transaction: Transaction,
  institutionId: string,
  wanted: readonly { key: string; version: number }[],
): Promise<LoadedPolicies> {
  const loaded = new Map<string, Policy>();
  const distinct = new Map(wanted.map((each) => [`${each.key}@${each.version}`, each]));
  for (const [name, { key, version }] of distinct) {
    const row = await transaction
      .selectFrom('policies')
      .select('document')
      .where('institution_id', '=', institutionId)
      .where('policy_key', '=', key)
      .where('version', '=', version)
      .executeTakeFirst();
    if (row) loaded.set(name, row.document);
  }
  return {
    get(key, version) {
      const policy = loaded.get(`${key}@${version}`);
      if (!policy) throw new RangeError(`no policy ${key} in version ${version}`);
      return policy;
    },
  };
}

/** A policy in a version, or in its newest one; `undefined` where there is none. */
export async function findPolicy(
  transaction: Transaction,
  institutionId: string,
  key: string,
  version?: number,
): Promise<StoredPolicy | undefined> {
  let query = transaction
    .selectFrom('policies')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', key)
    .orderBy('version', 'desc')
    .limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.executeTakeFirst();
  return row && toStored(row);
}

/** The newest version of every policy, by key. */
export async function listPolicies(transaction: Transaction, institutionId: string): Promise<StoredPolicy[]> {
  const rows = await transaction
    .selectFrom('policies')
    .distinctOn('policy_key')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('policy_key')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toStored);
}

/**
 * Keeps a policy: as a new version when it differs from the newest one, and otherwise leaves that one in place. Writers
 * of the same policy wait for each other.
 */
export async function putPolicy(
  transaction: Transaction,
  institutionId: string,
  key: string,
  document: Policy,
  by: string,
  at: string,
): Promise<{ policy: StoredPolicy; created: boolean }> {
  await joinInstitution(transaction, institutionId);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${institutionId} ${key}`}, 0))`.execute(
    transaction,
  );
  const newest = await findPolicy(transaction, institutionId, key);
  const hash = hashOf(document);
  if (newest?.hash === hash) return { policy: newest, created: false };
  const row = await transaction
    .insertInto('policies')
    .values({
      institution_id: institutionId,
      policy_key: key,
      version: (newest?.version ?? 0) + 1,
      document: canonicalJson(document),
      hash,
      created_at: at,
      created_by: by,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { policy: toStored(row), created: true };
}

/** Lists an institution at its first write, so that the engine looks after it. */
export async function joinInstitution(transaction: Transaction, institutionId: string): Promise<void> {
  await transaction
    .insertInto('institutions')
    .values({ institution_id: institutionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function toStored(row: {
  policy_key: string;
  version: number;
  hash: string;
  document: Policy;
  created_at: string;
  created_by: string;
}): StoredPolicy {
  return {
    key: row.policy_key,
    version: row.version,
    hash: row.hash,
    document: row.document,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** Every institution that has ever written anything. */
export async function listInstitutions(database: Database): Promise<string[]> {
  const rows = await inTransaction(database, { institutionId: '', actor: 'system:sweeper' }, (transaction) =>
    transaction.selectFrom('institutions').select('institution_id').orderBy('institution_id').execute(),
  );
  return rows.map((row) => row.institution_id);
}
