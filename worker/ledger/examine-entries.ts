import { sql } from 'kysely';
import { leafOf } from '#db/ledger/leaf.ts';
import type { NodePlace } from '#db/ledger/tree.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Actor } from '#workflows/domain/actor.ts';
import { methodOf, type CaseEvent } from '#workflows/domain/event.ts';
import type { Method } from '#workflows/domain/method.ts';

/** An entry of the ledger beside the trail entry that it stands for; null where the trail has none. */
export interface PlacedEntry {
  index: string;
  caseId: string;
  seq: number;
  leaf: Buffer;
  trail: {
    kind: string;
    method: Method | null;
    at: string;
    actor: Actor;
    event: CaseEvent;
    view: string | null;
    supersedes: number | null;
    leafHash: string;
    commitment: string | null;
  } | null;
  key: Buffer | null;
}

/** Entries of the ledger from an index on, in their order, each beside its trail entry and its subject's key. */
export async function readEntries(
  transaction: Transaction,
  institutionId: string,
  { from, limit }: { from: number; limit: number },
): Promise<PlacedEntry[]> {
  const { rows } = await sql<PlacedEntry>`
    select e.entry_index as index, e.case_id as "caseId", e.seq, e.leaf_hash as leaf, s.commitment_key as key,
      case when t.seq is not null then json_build_object('kind', t.kind, 'method', t.method, 'at', t.at,
        'actor', json_build_object('kind', t.actor_kind, 'id', t.actor_id, 'role', t.actor_role), 'event', t.body,
        'view', t.view_id, 'supersedes', t.supersedes, 'leafHash', t.leaf_hash, 'commitment', t.commitment) end as trail
    from ledger_entries e
    left join trail t on t.institution_id = e.institution_id and t.case_id = e.case_id and t.seq = e.seq
    left join cases c on c.institution_id = e.institution_id and c.case_id = e.case_id
    left join subjects s on s.institution_id = c.institution_id and s.subject_id = c.subject_id
    where e.institution_id = ${institutionId} and e.entry_index >= ${from}::bigint
    order by e.entry_index limit ${limit}`.execute(transaction);
  return rows;
}

/** The faults of an entry of the ledger, compared with its trail entry. */
export function describeEntry(institutionId: string, { index, caseId, seq, leaf, trail, key }: PlacedEntry): string[] {
  const which = `entry ${seq} of case ${caseId}`;
  if (!trail) return [`${which} has place ${index} in the ledger, but is not in its trail`];
  const faults: string[] = [];
  if (leaf.toString('hex') !== trail.leafHash) faults.push(`${which} has another leaf in its trail than in the ledger`);
  if (trail.kind !== trail.event.type)
    faults.push(`${which} is of kind ${trail.event.type}, but is listed as ${trail.kind}`);
  if (trail.method !== methodOf(trail.event)) faults.push(`${which} is listed with another method than its own`);
  if (trail.commitment === null || key === null) return faults;
  const content = { ...trail, at: new Date(trail.at).toISOString() };
  const made = ([2, 1] as const).map(
    (version) => leafOf({ institutionId, caseId, seq }, content, key, version).leafHash,
  );
  if (!made.includes(trail.leafHash)) faults.push(`${which} does not match its leaf`);
  return faults;
}

/** Entries of trails and of the ledger that are missing or out of place, a sentence each. */
export async function findMisplaced(transaction: Transaction, institutionId: string): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    select format('entry %s of case %s has no place in the ledger and is not pending', t.seq, t.case_id) as fault
    from trail t
    where t.institution_id = ${institutionId}
      and not exists (select from ledger_entries e
        where e.institution_id = t.institution_id and e.case_id = t.case_id and e.seq = t.seq)
      and not exists (select from ledger_pending p
        where p.institution_id = t.institution_id and p.case_id = t.case_id and p.seq = t.seq)
    union all
    select format('entry %s of case %s has %s places in the ledger', seq, case_id, count(*))
    from ledger_entries where institution_id = ${institutionId} group by case_id, seq having count(*) > 1
    union all
    select format('place %s of the ledger does not follow place %s', entry_index, before)
    from (select entry_index, coalesce(lag(entry_index) over (order by entry_index), -1) as before
      from ledger_entries where institution_id = ${institutionId}) placed
    where entry_index <> before + 1
    union all
    select format('entry %s of case %s comes before its predecessor in the ledger', seq, case_id)
    from (select case_id, seq, seq < lag(seq) over (partition by case_id order by entry_index) as is_early
      from ledger_entries where institution_id = ${institutionId}) ordered
    where is_early`.execute(transaction);
  return rows.map(({ fault }) => fault);
}

/** Stored nodes by `level index`. */
export async function readStoredNodes(
  transaction: Transaction,
  institutionId: string,
  places: readonly NodePlace[],
): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ level: number; node_index: string; hash: Buffer }>`
    select n.level, n.node_index, n.hash
    from unnest(${places.map(({ level }) => level)}::smallint[], ${places.map(({ index }) => index)}::bigint[])
      as wanted (level, node_index)
    join ledger_nodes n
      on n.institution_id = ${institutionId} and n.level = wanted.level and n.node_index = wanted.node_index`.execute(
    transaction,
  );
  return new Map(rows.map(({ level, node_index: index, hash }) => [`${level} ${index}`, hash]));
}

/** Stored nodes above leaves beyond the end of a ledger with this many entries, a sentence each. */
export async function findPlantedNodes(
  transaction: Transaction,
  institutionId: string,
  size: number,
): Promise<string[]> {
  const { rows } = await sql<{ level: number; node_index: string }>`
    select level, node_index from ledger_nodes
    where institution_id = ${institutionId} and (node_index + 1) * (1::bigint << level) > ${size}::bigint`.execute(
    transaction,
  );
  return rows.map(
    ({ level, node_index: index }) => `node ${index} of level ${level} lies above entries that the ledger lacks`,
  );
}
