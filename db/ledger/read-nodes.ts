import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { foldHashes, type Fold, type NodePlace } from './tree.ts';

/**
 * The hashes that folds of stored nodes stand for, in the order given.
 *
 * @throws Error that names a node that the ledger lacks
 */
export async function readFolds(
  transaction: Transaction,
  institutionId: string,
  folds: readonly Fold[],
): Promise<Buffer[]> {
  const hashes = await readNodes(transaction, institutionId, folds.flat());
  return folds.map((fold) => foldHashes(fold.map((place) => hashes(place))));
}

/** Looks up nodes by where they stand: leaves among the entries, the others among the stored nodes. */
async function readNodes(
  transaction: Transaction,
  institutionId: string,
  places: readonly NodePlace[],
): Promise<(place: NodePlace) => Buffer> {
  const leaves = places.filter(({ level }) => level === 0).map(({ index }) => index);
  const inner = places.filter(({ level }) => level > 0);
  const { rows } = await sql<{ level: number; node_index: string; hash: Buffer }>`
    select 0::smallint as level, e.entry_index as node_index, e.leaf_hash as hash
    from unnest(${leaves}::bigint[]) as wanted (entry_index)
    join ledger_entries e on e.institution_id = ${institutionId} and e.entry_index = wanted.entry_index
    union all
    select n.level, n.node_index, n.hash
    from unnest(${inner.map(({ level }) => level)}::smallint[], ${inner.map(({ index }) => index)}::bigint[])
      as wanted (level, node_index)
    join ledger_nodes n
      on n.institution_id = ${institutionId} and n.level = wanted.level and n.node_index = wanted.node_index`.execute(
    transaction,
  );
  const found = new Map(rows.map(({ level, node_index, hash }) => [`${level} ${node_index}`, hash]));
  return ({ level, index }) => {
    const hash = found.get(`${level} ${index}`);
    if (!hash) throw new Error(`the ledger of ${institutionId} lacks node ${index} of level ${level}`);
    return hash;
  };
}
