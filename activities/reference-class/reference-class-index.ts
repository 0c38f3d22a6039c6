import type { Policy } from '#workflows/domain/policy.ts';
import { digestAgain, digestAll, nameVersion, type BucketDigests } from './content-version.ts';
import { comparablePrecedent } from './comparable-precedent.ts';
import { comparableAttributes } from './gower.ts';
import { IndexPartBuilder, rowOf, withoutRows, type IndexPart } from './index-part.ts';
import type { Precedent } from './precedent.ts';

/**
 * The precedents of one policy, laid out for exact search. It never changes: one with more precedents shares the parts that
 * stay as they are. What is found in it does not depend on how precedents are divided into parts.
 */
export interface ReferenceClassIndex {
  /** Names the precedents: their count and a SHA-256 over id, comparable facts and outcome, whatever the row order. */
  version: string;
  size: number;
  /** At least one; every id is in one of them. */
  parts: IndexPart[];
  /** What the version is made of. */
  digests: BucketDigests;
}

/** A last part of at most so many precedents is built anew with those that are added, which takes a few milliseconds. */
const SMALL_PART = 512;

/**
 * Lays out a policy's precedents for {@link findReferenceClass}.
 *
 * Protected attributes and free text are not read. The result does not depend on the order of the precedents.
 *
 * @throws RangeError for a repeated id or a fact outside what the policy declares
 */
export function buildReferenceClassIndex(
  policy: Pick<Policy, 'attributes'>,
  precedents: Iterable<Precedent>,
): ReferenceClassIndex {
  const builder = new IndexPartBuilder(policy);
  for (const precedent of precedents) builder.add(precedent);
  return indexOf(policy, builder.finish());
}

/** The index that consists of one part. */
export function indexOf(policy: Pick<Policy, 'attributes'>, part: IndexPart): ReferenceClassIndex {
  return name(policy, [part], digestAll([part]));
}

/**
 * The index with precedents added, those in place of others that have their ids.
 *
 * Costs no more for a large index than copying what is replaced: what is added goes into the last part where that is small,
 * otherwise into one of its own.
 *
 * @param precedents each id once; RangeError otherwise, and for a fact outside what the policy declares
 */
export function putPrecedents(
  policy: Pick<Policy, 'attributes'>,
  index: ReferenceClassIndex,
  precedents: readonly Precedent[],
): ReferenceClassIndex {
  if (precedents.length === 0) return index;
  const parts = index.parts.map((part) => {
    const rows = new Set(precedents.map(({ id }) => rowOf(part, id)).filter((row) => row >= 0));
    return rows.size === 0 ? part : withoutRows(part, rows);
  });
  const builder = new IndexPartBuilder(policy);
  if (parts.at(-1)!.size <= SMALL_PART) {
    const small = parts.pop()!;
    for (let row = 0; row < small.size; row += 1) builder.add(comparablePrecedent(small, row));
  }
  for (const precedent of precedents) builder.add(precedent);
  const last = builder.finish();
  const ids = new Set(precedents.map(({ id }) => id));
  const changed = new Set([...last.buckets].filter((_, row) => ids.has(last.ids[row]!)));
  parts.push(last);
  return name(policy, parts, digestAgain(index.digests, parts, changed));
}

function name(policy: Pick<Policy, 'attributes'>, parts: IndexPart[], digests: BucketDigests): ReferenceClassIndex {
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const names = comparableAttributes(policy).map((attribute) => attribute.name);
  return { version: nameVersion(size, names, digests), size, parts, digests };
}
