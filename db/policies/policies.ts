import { sql } from 'kysely';
import type { NoticeLanguage } from '#workflows/domain/language.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { canonicalJson, hashOf } from '../commitment.ts';
import type { Database } from '../database.ts';
import { zoneOf } from '../houses/institution-day.ts';
import { EVERY_INSTITUTION, inTransaction, originOf, type Transaction } from '../transaction.ts';

/** A version of a policy, as it is stored. */
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

/**
 * The policies named, each once. A version never changes, so callers may cache them, but must not change them.
 *
 * @param language in which their words are, as far as they have them; as they state them if omitted
 */
export async function loadPolicies(
  transaction: Transaction,
  institutionId: string,
  wanted: readonly { key: string; version: number }[],
  language?: NoticeLanguage,
): Promise<LoadedPolicies> {
  const loaded = new Map<string, Policy>();
  const distinct = new Map(wanted.map((each) => [`${each.key}@${each.version}`, each]));
  const known = knownPolicies(transaction, institutionId);
  for (const [name, { key, version }] of distinct) {
    const policy = known?.get(key, version) ?? (await readPolicy(transaction, institutionId, key, version, known));
    if (policy) loaded.set(name, language === undefined ? policy : policyIn(policy, language));
  }
  return {
    get(key, version) {
      const policy = loaded.get(`${key}@${version}`);
      if (!policy) throw new RangeError(`no policy ${key} in version ${version}`);
      return policy;
    },
  };
}

async function readPolicy(
  transaction: Transaction,
  institutionId: string,
  key: string,
  version: number,
  known: KnownPolicies | undefined,
): Promise<Policy | undefined> {
  const row = await transaction
    .selectFrom('policies')
    .select([
      'document',
      // A version that this transaction has inserted may still be rolled back.
      sql<boolean>`xmin::text = pg_current_xact_id_if_assigned()::xid::text`.as('own'),
    ])
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  if (row && !row.own) known?.set(key, version, freeze(row.document));
  return row?.document;
}

interface KnownPolicies {
  get(key: string, version: number): Policy | undefined;
  set(key: string, version: number, policy: Policy): void;
}

/** Maximum number of policy versions held in memory for each database; the least recently used ones go first. */
const MAX_KNOWN = 256;

/** By database, its policy versions by institution, key and version. */
const knownByDatabase = new WeakMap<Database, Map<string, Policy>>();

/**
 * Policy versions that this process has read, if the transaction runs for their institution; `undefined` otherwise,
 * because row-level security then has to answer.
 */
function knownPolicies(transaction: Transaction, institutionId: string): KnownPolicies | undefined {
  const origin = originOf(transaction);
  if (origin?.scope.institutionId !== institutionId) return undefined;
  const known = knownByDatabase.get(origin.database) ?? new Map<string, Policy>();
  knownByDatabase.set(origin.database, known);
  const nameOf = (key: string, version: number) => JSON.stringify([institutionId, key, version]);
  return {
    get(key, version) {
      const name = nameOf(key, version);
      const policy = known.get(name);
      if (policy) {
        known.delete(name);
        known.set(name, policy);
      }
      return policy;
    },
    set(key, version, policy) {
      known.set(nameOf(key, version), policy);
      for (const oldest of [...known.keys()].slice(0, -MAX_KNOWN)) known.delete(oldest);
    },
  };
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) freeze(each);
    Object.freeze(value);
  }
  return value;
}

/** A policy in the given version or in its newest one; `undefined` if there is none. */
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

/** What pages about hearings and staff need of a policy's newest version. */
export interface PolicySummary {
  key: string;
  title: string;
  /** Maximum number of hearings per judge and day. */
  dailyCap: number;
  /** Skills that a judge needs. */
  skills: string[];
}

/** Summaries of every policy in its newest version, by key, with its title in a language, without reading whole documents. */
export function summarizePolicies(
  transaction: Transaction,
  institutionId: string,
  language: NoticeLanguage,
): Promise<PolicySummary[]> {
  return transaction
    .selectFrom('policies')
    .distinctOn('policy_key')
    .select([
      'policy_key as key',
      sql<string>`coalesce(document #>> array['translations', ${language}::text, 'title'], document->>'title')`.as(
        'title',
      ),
      sql<number>`(document->'hearing'->>'dailyCap')::int`.as('dailyCap'),
      sql<string[]>`document->'hearing'->'skills'`.as('skills'),
    ])
    .where('institution_id', '=', institutionId)
    .orderBy('policy_key')
    .orderBy('version', 'desc')
    .execute();
}

/** What policies are called, by key: their titles, each with its key where another one has the same title. */
export function titlesOf(policies: readonly Pick<PolicySummary, 'key' | 'title'>[]): Map<string, string> {
  const named = Map.groupBy(policies, ({ title }) => title);
  return new Map(policies.map(({ key, title }) => [key, named.get(title)?.length === 1 ? title : `${title} (${key})`]));
}

/**
 * Stores a policy as a new version if it differs from the newest one, and leaves that one in place otherwise. Writers
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

/**
 * Registers an institution, so that the engine serves it and its accounts may act.
 *
 * @returns whether it was not registered before
 */
export async function joinInstitution(transaction: Transaction, institutionId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await transaction
    .insertInto('institutions')
    .values({ institution_id: institutionId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
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
  const rows = await inTransaction(database, EVERY_INSTITUTION, (transaction) =>
    transaction.selectFrom('institutions').select('institution_id').orderBy('institution_id').execute(),
  );
  return rows.map((row) => row.institution_id);
}

/**
 * The time zone that an institution's policies state; if they state several, that of the policy stored last, and UTC if
 * they state none.
 */
export async function findTimeZone(transaction: Transaction, institutionId: string): Promise<string> {
  const { rows } = await sql<{ zone: string }>`select ${zoneOf(sql`${institutionId}::text`)} as zone`.execute(
    transaction,
  );
  return rows[0]?.zone ?? 'UTC';
}
