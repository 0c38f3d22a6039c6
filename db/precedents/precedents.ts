import { sql, type RawBuilder } from 'kysely';
import type { Facts } from '#workflows/domain/policy.ts';
import type { Database } from '../database.ts';
import { lookUp } from '../look-up.ts';
import { joinInstitution } from '../policies/policies.ts';
import { inTransaction, type Transaction } from '../transaction.ts';

/** A past case whose later outcome is known, by the id that its institution gave it. */
export interface StoredPrecedent {
  id: string;
  facts: Facts;
  /** Whether the policy's adverse event happened. */
  adverse: boolean;
}

/** A precedent to be added. */
export interface AddedPrecedent extends StoredPrecedent {
  /** False if the outcome was observed under an adverse decision: it is stored, but no score uses it. */
  comparable?: boolean;
  /** The id of the precedent that it corrects, which scores no longer use. */
  supersedes?: string;
  /** Who corrected an imported precedent, and why; absent where a case made the precedent, because its trail says both. */
  correctedBy?: string;
  reason?: string | undefined;
}

const PAGE = 5_000;
/** If more revisions are missing, everything is read again. */
const MAX_CHANGES = 10_000;

/**
 * Adds precedents to a policy. A precedent that is already stored with the same content is left alone, even if its id
 * differs by blanks, letter case or invisible characters.
 *
 * @returns how many were added, and the ids that are already stored with other facts or another outcome
 */
export async function addPrecedents(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  precedents: readonly AddedPrecedent[],
  at: string,
): Promise<{ added: number; differing: string[] }> {
  await joinInstitution(transaction, institutionId);
  let added = 0;
  const differing: string[] = [];
  for (let start = 0; start < precedents.length; start += PAGE) {
    const page = precedents.slice(start, start + PAGE);
    const insert = sql<{ precedent_id: string }>`
      insert into precedents (institution_id, policy_key, precedent_id, facts, adverse, imported_at, comparable, supersedes,
        corrected_by, reason)
      select ${institutionId}, ${policyKey}, r.id, r.facts, r.adverse, ${at}::timestamptz, r.comparable, r.supersedes,
        r.by, r.reason
      from (
        select *, reference_key(id) as key
        from jsonb_to_recordset(${rowsOf(page)}::jsonb)
          as read(id text, facts jsonb, adverse boolean, comparable boolean, supersedes text, by text, reason text)
        offset 0
      ) r
      where (
        select true from precedents p
        where p.institution_id = ${institutionId} and p.policy_key = ${policyKey} and p.precedent_id <> r.id
          and p.reference_key >= r.key and p.reference_key <= r.key
        order by p.reference_key limit 1) is null
      on conflict (institution_id, policy_key, precedent_id) do nothing
      returning precedent_id`;
    const inserted = await lookUp(transaction, page.length, () => insert.execute(transaction));
    added += inserted.rows.length;
    if (inserted.rows.length === page.length) continue;
    differing.push(...(await findDiffering(transaction, institutionId, policyKey, page)));
  }
  return { added, differing };
}

/** The stored ids of those precedents that are already stored with other facts, another outcome, decision or correction. */
export async function findDiffering(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  precedents: readonly AddedPrecedent[],
): Promise<string[]> {
  const differing: string[] = [];
  for (let start = 0; start < precedents.length; start += PAGE) {
    const page = precedents.slice(start, start + PAGE);
    const search = sql<{ precedent_id: string }>`
      select p.precedent_id
      from (
        select *, reference_key(id) as key
        from jsonb_to_recordset(${rowsOf(page)}::jsonb)
          as read(id text, facts jsonb, adverse boolean, comparable boolean, by text, supersedes text)
        offset 0
      ) r
      cross join lateral (
        select precedent_id, facts, adverse, comparable, supersedes from precedents
        where institution_id = ${institutionId} and policy_key = ${policyKey}
          and reference_key >= r.key and reference_key <= r.key
        order by reference_key offset 0) p
      where p.facts <> r.facts or p.adverse <> r.adverse or p.comparable <> r.comparable or (r.by is not null and p.supersedes is distinct from r.supersedes)
      order by p.precedent_id`;
    const { rows } = await lookUp(transaction, page.length, () => search.execute(transaction));
    differing.push(...rows.map((row) => row.precedent_id));
  }
  return differing;
}

const rowsOf = (precedents: readonly AddedPrecedent[]): string =>
  JSON.stringify(
    precedents.map(({ id, facts, adverse, comparable = true, supersedes, correctedBy, reason }) => ({
      id,
      facts,
      adverse,
      comparable,
      supersedes,
      by: correctedBy,
      reason,
    })),
  );

/** The case of the institution whose later outcome made precedent `p`; null where it was imported. */
export const caseOfPrecedent = (institutionId: string): RawBuilder<string | null> => sql`(
  select case_id from cases where institution_id = ${institutionId} and case_id = case
    when p.precedent_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]+)?$' then left(p.precedent_id, 36)::uuid
  end)`;

/** A stored precedent that a correction names. */
export interface CorrectedPrecedent {
  id: string;
  /** Whether a case made it, whose own outcome is corrected instead. */
  isOfCase: boolean;
  comparable: boolean;
  /** The precedent that corrects it already. */
  correctedBy: string | null;
}

/** The stored precedents that corrections name, by the names as they were sent. No others are added before the transaction ends. */
export async function findCorrected(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  named: readonly string[],
): Promise<Map<string, CorrectedPrecedent>> {
  if (named.length === 0) return new Map();
  await sql`
    select from precedent_revisions where institution_id = ${institutionId} and policy_key = ${policyKey}
    for update`.execute(transaction);
  const { rows } = await sql<CorrectedPrecedent & { named: string }>`
    select n.named, p.precedent_id as id, p.comparable, c.precedent_id as "correctedBy", ${caseOfPrecedent(institutionId)} is not null as "isOfCase"
    from unnest(${named}::text[]) as n (named)
    join precedents p on p.institution_id = ${institutionId} and p.policy_key = ${policyKey}
      and p.reference_key = reference_key(n.named)
    left join precedents c on c.institution_id = ${institutionId} and c.policy_key = ${policyKey}
      and c.supersedes = p.precedent_id`.execute(transaction);
  return new Map(rows.map(({ named: name, ...found }) => [name, found]));
}

/** How often precedents were added to a policy. A reader who sees a number also sees everything added before it. */
export async function precedentRevision(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
): Promise<string> {
  const row = await transaction
    .selectFrom('precedent_revisions')
    .select('revision')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .executeTakeFirst();
  return row?.revision ?? '0';
}

/** All precedents of a policy that scores may use, in the order of their ids, read in pages. */
export async function* readPrecedents(
  database: Database,
  institutionId: string,
  policyKey: string,
): AsyncGenerator<StoredPrecedent> {
  const scope = { institutionId, actor: 'system:scorer' };
  const superseded = await inTransaction(database, scope, (transaction) =>
    supersededPrecedents(transaction, institutionId, policyKey),
  );
  for (let after = ''; ;) {
    const rows = await inTransaction(database, scope, async (transaction) => {
      // Right after an import, PostgreSQL has no statistics and would sort all remaining rows for each page.
      await sql`select set_config('enable_sort', 'off', true)`.execute(transaction);
      return transaction
        .selectFrom('precedents')
        .select(['precedent_id', 'facts', 'adverse', 'comparable'])
        .where('institution_id', '=', institutionId)
        .where('policy_key', '=', policyKey)
        .where('precedent_id', '>', after)
        .orderBy('precedent_id')
        .limit(PAGE)
        .execute();
    });
    for (const row of rows)
      if (row.comparable && !superseded.has(row.precedent_id))
        yield { id: row.precedent_id, facts: row.facts, adverse: row.adverse };
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.precedent_id;
  }
}

/** Ids of the precedents that others correct. */
async function supersededPrecedents(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('precedents')
    .select('supersedes')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('supersedes', 'is not', null)
    .execute();
  return new Set(rows.flatMap(({ supersedes }) => supersedes ?? []));
}

/**
 * The precedents that were added after one revision, up to another.
 *
 * @returns `undefined` if they are too many to name, were added before revisions named them, or correct others
 */
export async function precedentsSince(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  after: string,
  upTo: string,
): Promise<StoredPrecedent[] | undefined> {
  const changes = await transaction
    .selectFrom('precedent_changes')
    .select('precedent_ids')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('revision', '>', after)
    .where('revision', '<=', upTo)
    .limit(MAX_CHANGES + 1)
    .execute();
  if (changes.length > MAX_CHANGES || BigInt(changes.length) !== BigInt(upTo) - BigInt(after)) return undefined;
  if (changes.some(({ precedent_ids: ids }) => ids === null)) return undefined;
  const ids = changes.flatMap(({ precedent_ids: each }) => each ?? []);
  const rows = await transaction
    .selectFrom('precedents')
    .select(['precedent_id', 'facts', 'adverse'])
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('precedent_id', '=', sql<string>`any(${ids})`)
    .where('comparable', '=', true)
    .execute();
  return rows.map((row) => ({ id: row.precedent_id, facts: row.facts, adverse: row.adverse }));
}
