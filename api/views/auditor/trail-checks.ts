import type { AuditedEntry } from '#db/audit/case-trail.ts';
import { hashOf } from '#db/commitment.ts';
import { leafOf } from '#db/ledger/leaf.ts';
import { fold } from '#workflows/domain/evolve.ts';
import type { CaseState, Phase } from '#workflows/domain/state.ts';

/** A case's state, short enough to compare. `stateHash` is the SHA-256 of the whole state, hex. */
export interface StateDigest {
  phase: Phase;
  seq: number;
  stateHash: string;
}

export const digestOf = (state: CaseState): StateDigest => ({
  phase: state.phase,
  seq: state.seq,
  stateHash: hashOf(state),
});

/** The state that a trail leads to; `null` where its entries do not form an unbroken sequence. */
export function foldEntries(entries: readonly AuditedEntry[]): StateDigest | null {
  try {
    return digestOf(fold(entries.map(({ seq, at, actor, body }) => ({ seq, at, actor, event: body }))));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Whether an entry matches its commitment, the leaf hash; `null` where this cannot be checked, because the subject's
 * key is destroyed or the entry is older than the ledger.
 */
export function isLeafIntact(
  institutionId: string,
  caseId: string,
  { seq, at, actor, body: event, view, supersedes, leafHash, commitment }: AuditedEntry,
  key: Buffer | null,
): boolean | null {
  if (commitment === null) return null;
  const place = { institutionId, caseId, seq };
  const content = { at, actor, event, view, supersedes };
  if (([2, 1] as const).some((version) => leafOf(place, content, key, version).leafHash === leafHash)) return true;
  return key === null ? null : false;
}
