import { hash } from 'node:crypto';
import type { Actor } from '#workflows/domain/actor.ts';
import { methodOf, type CaseEvent } from '#workflows/domain/event.ts';
import { canonicalJson, commit, hmac } from '../commitment.ts';

/** The place of an entry: its case, and its number in that case's trail. */
export interface EntryPlace {
  institutionId: string;
  caseId: string;
  seq: number;
}

/** The content of an entry, to which its leaf commits. */
export interface EntryContent {
  at: string;
  actor: Actor;
  event: CaseEvent;
  /** The view that the actor acted on. */
  view: string | null;
  /** The entry that this one replaces. */
  supersedes: number | null;
}

/** The version of new leaves. Those of version 1 have neither kind nor method nor version. */
const LEAF_VERSION = 2;

/** What the ledger holds of an entry; both are hex. */
export interface Leaf {
  commitment: string;
  leafHash: string;
}

const NO_KEY = Buffer.alloc(0);

/**
 * The key that opens one entry's commitment, 32 bytes, derived from the subject's key (HKDF, RFC 5869). It opens no other
 * entry and no commitment to words, so it can be given to a verifier of this entry. Entries after an erasure have an
 * opening that anyone can derive, because they contain nothing that needs a key's protection.
 */
export function entryOpening(subjectKey: Buffer | null, { caseId, seq }: EntryPlace): Buffer {
  // HKDF without a salt: extract, then one block of output. The result is that of `hkdfSync`, without a key object for
  // every entry.
  const extracted = hmac(NO_KEY, subjectKey ?? NO_KEY);
  return hmac(extracted, Buffer.from(`hearken trail entry ${caseId} ${seq}\u0001`));
}

/**
 * The leaf of an entry: SHA-256 over 0x00 and the leaf's data (RFC 6962, section 2.1). The data name the institution,
 * the case, the place in its trail, kind and method, and commit to everything else under the entry's opening.
 *
 * @param version 1 for the leaf of the same entry before leaves had kind and method
 */
export function leafOf(
  place: EntryPlace,
  content: EntryContent,
  subjectKey: Buffer | null,
  version: 1 | typeof LEAF_VERSION = LEAF_VERSION,
): Leaf {
  const { at, actor, event, view, supersedes } = content;
  const commitment = commit(entryOpening(subjectKey, place), canonicalJson({ at, actor, event, view, supersedes }));
  const { institutionId, caseId, seq } = place;
  const named = version === 1 ? {} : { kind: event.type, method: methodOf(event), version };
  const leafHash = hash(
    'sha256',
    `\u0000${canonicalJson({ institutionId, caseId, seq, commitment, ...named })}`,
    'hex',
  );
  return { commitment, leafHash };
}
