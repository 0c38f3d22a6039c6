/** Number of buckets in which precedents are hashed by their ids, so that adding one costs only the hash of its bucket. */
export const BUCKETS = 4_096;

/** The bucket that a precedent counts in: FNV-1a over the id's code units, its bits mixed once more. */
export function bucketOf(id: string): number {
  let mixed = 0x811c9dc5;
  for (let place = 0; place < id.length; place += 1) mixed = Math.imul(mixed ^ id.charCodeAt(place), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) & (BUCKETS - 1);
}
