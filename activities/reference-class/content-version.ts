import { hash } from 'node:crypto';
import { BUCKETS } from './bucket.ts';
import { compareIds, type IndexPart } from './index-part.ts';
import { valueAt } from './pack.ts';

const DIGEST_BYTES = 32;

/** By bucket, a SHA-256 over id, outcome and comparable facts of its precedents in the order of their ids; zeros for none. */
export type BucketDigests = Uint8Array;

/** Digests of all buckets. */
export function digestAll(parts: readonly IndexPart[]): BucketDigests {
  const rows: { part: IndexPart; row: number }[][] = Array.from({ length: BUCKETS }, () => []);
  for (const part of parts) for (let row = 0; row < part.size; row += 1) rows[part.buckets[row]!]!.push({ part, row });
  const digests = new Uint8Array(BUCKETS * DIGEST_BYTES);
  rows.forEach((each, bucket) => writeDigest(digests, bucket, each));
  return digests;
}

/** Digests with some buckets hashed again, after precedents in them have come or gone. */
export function digestAgain(
  digests: BucketDigests,
  parts: readonly IndexPart[],
  changed: ReadonlySet<number>,
): BucketDigests {
  const fresh = digests.slice();
  const isChanged = new Uint8Array(BUCKETS);
  const rows = new Map([...changed].map((bucket) => [bucket, [] as { part: IndexPart; row: number }[]]));
  for (const bucket of changed) isChanged[bucket] = 1;
  for (const part of parts) {
    const { buckets } = part;
    for (let row = 0; row < buckets.length; row += 1)
      if (isChanged[buckets[row]!] === 1) rows.get(buckets[row]!)!.push({ part, row });
  }
  for (const [bucket, each] of rows) writeDigest(fresh, bucket, each);
  return fresh;
}

/**
 * Names precedents by their count and content: a SHA-256 over the names of the attributes and all buckets.
 *
 * @param attributes names of the comparable ones, in the order of the policy
 */
export function nameVersion(size: number, attributes: readonly string[], digests: BucketDigests): string {
  const names = hash('sha256', JSON.stringify(attributes), 'buffer');
  return `${size}-${hash('sha256', Buffer.concat([names, digests])).slice(0, 32)}`;
}

/** How many precedents a version names. */
export function sizeNamedBy(version: string): number {
  return Number.parseInt(version, 10);
}

function writeDigest(into: BucketDigests, bucket: number, rows: { part: IndexPart; row: number }[]): void {
  const at = bucket * DIGEST_BYTES;
  if (rows.length === 0) {
    into.fill(0, at, at + DIGEST_BYTES);
    return;
  }
  rows.sort((a, b) => compareIds(a.part.ids[a.row]!, b.part.ids[b.row]!));
  const lines = rows.map(({ part, row }) => {
    const { ids, adverse, cells, members } = part;
    const facts = members.map(({ pack, member }) => valueAt(pack, member, cells.ofRow[row]!) ?? null);
    return JSON.stringify([ids[row], adverse[row], ...facts]);
  });
  into.set(hash('sha256', lines.join('\n'), 'buffer'), at);
}
