import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { foldHashes, type Fold, type NodePlace } from './tree.ts';

/** A leaf that the ledger should have is not stored. */
export class LeafMissing extends Error {
  override name = 'LeafMissing';
}

/**
 * The hashes that folds of nodes stand for, in the order given. A stored node that is missing, or that is not the hash
 * of its two children, is computed from the leaves instead, and named in a warning of the process: stored nodes save
 * work, and nothing rests on them.
 *
 * @throws LeafMissing if one of the leaves that they are made of is missing
 */
export async function readFolds(
  transaction: Transaction,
  institutionId: string,
  folds: readonly Fold[],
): Promise<Buffer[]> {
  const places = folds.flat();
  const found = await readStored(transaction, institutionId, [...places, ...places.flatMap(childrenOf)]);
  const hashes = new Map<string, Buffer>();
  for (const place of places) {
    const stored = found.get(nameOf(place));
    hashes.set(
      nameOf(place),
      stored !== undefined && isOfItsChildren(place, stored, found)
        ? stored
        : await hashFromLeaves(transaction, institutionId, place),
    );
  }
  return folds.map((fold) => foldHashes(fold.flatMap((place) => hashes.get(nameOf(place)) ?? [])));
}

const nameOf = ({ level, index }: NodePlace): string => `${level} ${index}`;

const childrenOf = ({ level, index }: NodePlace): NodePlace[] =>
  level === 0 ? [] : [0, 1].map((side) => ({ level: level - 1, index: 2 * index + side }));

function isOfItsChildren(place: NodePlace, stored: Buffer, found: ReadonlyMap<string, Buffer>): boolean {
  const children = childrenOf(place).flatMap((child) => found.get(nameOf(child)) ?? []);
  return place.level === 0 || (children.length === 2 && foldHashes(children).equals(stored));
}

/** Nodes that a warning has named, so that each process names each of them once. */
const named = new Set<string>();

async function hashFromLeaves(transaction: Transaction, institutionId: string, place: NodePlace): Promise<Buffer> {
  const { level, index } = place;
  if (level > 0) nameWrongNode(institutionId, place);
  const width = 2 ** level;
  const first = index * width;
  const rows = await transaction
    .selectFrom('ledger_entries')
    .select('leaf_hash')
    .where('institution_id', '=', institutionId)
    .where('entry_index', '>=', String(first))
    .where('entry_index', '<', String(first + width))
    .orderBy('entry_index')
    .execute();
  if (rows.length < width)
    throw new LeafMissing(`the ledger of ${institutionId} lacks a leaf among entries ${first} to ${first + width - 1}`);
  let hashes = rows.map(({ leaf_hash }) => leaf_hash);
  while (hashes.length > 1)
    hashes = Array.from({ length: hashes.length / 2 }, (_, pair) => foldHashes(hashes.slice(2 * pair, 2 * pair + 2)));
  return foldHashes(hashes);
}

/** Warns once of a wrong stored node; `npx hearken ledger fsck` lists all of them. */
export function nameWrongNode(institutionId: string, { level, index }: NodePlace): void {
  const what = `the ledger of ${institutionId}: stored node ${index} of level ${level} is not the hash of its children`;
  if (named.has(what)) return;
  named.add(what);
  process.emitWarning(`${what}; the leaves are used instead`, { code: 'HEARKEN_WRONG_NODE' });
}

/** Looks up nodes by their places: leaves among the entries, the others among the stored nodes. */
async function readStored(
  transaction: Transaction,
  institutionId: string,
  places: readonly NodePlace[],
): Promise<Map<string, Buffer>> {
  const leaves = places.filter(({ level }) => level === 0).map(({ index }) => index);
  const inner = places.filter(({ level }) => level > 0);
  // Scalar subqueries are never turned into joins, so each node is looked up by its key.
  const { rows } = await sql<{ level: number; node_index: string; hash: Buffer | null }>`
    select 0::smallint as level, wanted.node_index, (
      select e.leaf_hash from ledger_entries e
      where e.institution_id = ${institutionId} and e.entry_index = wanted.node_index
    ) as hash
    from unnest(${leaves}::bigint[]) as wanted (node_index)
    union all
    select wanted.level, wanted.node_index, (
      select n.hash from ledger_nodes n
      where n.institution_id = ${institutionId} and n.level = wanted.level and n.node_index = wanted.node_index
    )
    from unnest(${inner.map(({ level }) => level)}::smallint[], ${inner.map(({ index }) => index)}::bigint[])
      as wanted (level, node_index)`.execute(transaction);
  return new Map(
    rows.flatMap(({ level, node_index, hash }) => (hash === null ? [] : [[`${level} ${node_index}`, hash] as const])),
  );
}
