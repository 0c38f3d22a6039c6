import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { EVERY_INSTITUTION, inTransaction, type Transaction } from '../transaction.ts';
import { nameWrongNode, readFolds } from './read-nodes.ts';
import { completeNodes, coverOf, type Node } from './tree.ts';

/**
 * Tries to make this transaction the only one that may write an institution's ledger until it ends. Returns whether it
 * is; a transaction never waits for this.
 */
export async function holdLedger(transaction: Transaction, institutionId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`ledger ${institutionId}`}, 0)) as held`.execute(transaction);
  return rows[0]?.held === true;
}

/**
 * The institutions whose ledger needs work: there are pending entries, an unsigned head, or a newest checkpoint without a cosignature.
 * A single cheap query, because it runs all the time.
 */
export async function listLedgersBehind(database: Database, hasWitness: boolean): Promise<string[]> {
  const { rows } = await inTransaction(database, EVERY_INSTITUTION, (transaction) =>
    sql<{ institution: string }>`select * from hearken.ledgers_behind(${hasWitness}) as institution`.execute(
      transaction,
    ),
  );
  return rows.map(({ institution }) => institution);
}

/** How many entries an institution's ledger has. */
export async function readLedgerSize(transaction: Transaction, institutionId: string): Promise<number> {
  const last = await transaction
    .selectFrom('ledger_entries')
    .select('entry_index')
    .where('institution_id', '=', institutionId)
    .orderBy('entry_index', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? Number(last.entry_index) + 1 : 0;
}

/**
 * Gives pending entries their places in the ledger, in the order in which they were written, and stores the nodes that
 * become complete. The caller holds the ledger.
 *
 * @param at the current time, RFC 3339 UTC
 * @param max maximum number of entries to take
 * @returns how many were taken from the queue
 */
export async function sequenceEntries(
  transaction: Transaction,
  institutionId: string,
  at: string,
  max: number,
): Promise<number> {
  await lookUpByIndex(transaction);
  const size = await readLedgerSize(transaction, institutionId);
  const queued = await firstWaiting(transaction, institutionId, max);
  if (queued.length === 0) return 0;
  const waiting = withoutPlace(queued);
  const edge = await readFolds(
    transaction,
    institutionId,
    coverOf(0, size).map((place) => [place]),
  );
  await sql`
    insert into ledger_entries (institution_id, entry_index, case_id, seq, leaf_hash, sequenced_at)
    select ${institutionId}, ${size}::bigint + place - 1, case_id, seq, decode(leaf_hash, 'hex'), ${at}
    from unnest(${waiting.map(({ case_id }) => case_id)}::uuid[], ${waiting.map(({ seq }) => seq)}::integer[],
      ${waiting.map(({ leaf_hash }) => leaf_hash)}::text[]) with ordinality as taken (case_id, seq, leaf_hash, place)`.execute(
    transaction,
  );
  const leaves = waiting.map(({ leaf_hash }) => Buffer.from(leaf_hash, 'hex'));
  await storeNodes(transaction, institutionId, completeNodes(size, edge, leaves));
  // Pending rows are never updated, so each is still where it was found.
  await sql`delete from ledger_pending where ctid = any(${queued.map(({ row }) => row)}::tid[])`.execute(transaction);
  return queued.length;
}

/** When the longest pending entry was written, RFC 3339 UTC, or `undefined` if there is none. */
export async function oldestWaiting(transaction: Transaction, institutionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ at: string }>`
    select t.at
    from (select case_id, seq from ledger_pending where institution_id = ${institutionId} order by place limit 1) first
    join trail t on t.institution_id = ${institutionId} and t.case_id = first.case_id and t.seq = first.seq`.execute(
    transaction,
  );
  return rows[0]?.at;
}

/** An entry in the queue. */
interface Queued {
  row: string;
  case_id: string;
  seq: number;
  leaf_hash: string;
  is_placed: boolean;
}

/** Queued entries that need a place, each once: an entry that was queued again already has one, and holds up nothing. */
function withoutPlace(queued: readonly Queued[]): Queued[] {
  const seen = new Set<string>();
  return queued.filter(({ case_id, seq, is_placed }) => {
    const isFirst = !seen.has(`${case_id} ${seq}`);
    seen.add(`${case_id} ${seq}`);
    return isFirst && !is_placed;
  });
}

/** The entries at the front of the queue, in its order: one range of the index, and look-ups for each. */
async function firstWaiting(transaction: Transaction, institutionId: string, max: number): Promise<Queued[]> {
  const { rows } = await sql<Queued>`
    with taken as materialized (
      select ctid, place, case_id, seq from ledger_pending
      where institution_id = ${institutionId} order by place limit ${max}
    )
    select ctid::text as row, case_id, seq, (
      select t.leaf_hash from trail t
      where t.institution_id = ${institutionId} and t.case_id = taken.case_id and t.seq = taken.seq
    ) as leaf_hash, (
      select e.entry_index from ledger_entries e
      where e.institution_id = ${institutionId} and e.case_id = taken.case_id and e.seq = taken.seq
    ) is not null as is_placed
    from taken order by place`.execute(transaction);
  return rows;
}

/**
 * Makes this transaction find every row by an index, in the index's order, including the guards' queries. A batch is
 * small beside the tables, which grow faster than their statistics: plans made while they were small would scan them
 * for every batch.
 */
async function lookUpByIndex(transaction: Transaction): Promise<void> {
  await sql`
    select set_config(setting, 'off', true)
    from unnest(${['enable_seqscan', 'enable_bitmapscan', 'enable_sort', 'enable_hashjoin', 'enable_mergejoin']}::text[])
      as setting`.execute(transaction);
}

/**
 * Stores complete nodes. If another hash is stored in a node's place, a warning names it; nothing stops, because
 * readers verify.
 */
async function storeNodes(transaction: Transaction, institutionId: string, nodes: readonly Node[]): Promise<void> {
  const { rows } = await sql<{ level: number; node_index: string }>`
    insert into ledger_nodes (institution_id, level, node_index, hash)
    select ${institutionId}, level, node_index, hash
    from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash)}::bytea[]) as complete (level, node_index, hash)
    on conflict do nothing returning level, node_index`.execute(transaction);
  if (rows.length === nodes.length) return;
  const stored = new Set(rows.map(({ level, node_index: index }) => `${level} ${index}`));
  for (const node of nodes) if (!stored.has(`${node.level} ${node.index}`)) nameWrongNode(institutionId, node);
}
