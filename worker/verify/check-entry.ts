import { createHmac } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { EvidenceEntry } from './evidence.ts';
import { hashLeaf } from './merkle.ts';

/** The case whose trail an entry belongs to. */
interface Case {
  institution: string;
  caseId: string;
}

/**
 * Whether an entry's leaf hash matches its leaf: the canonical JSON (RFC 8785) of institution, case, sequence number and
 * commitment, and since version 2 of kind, method and version. `undefined` for an entry from before the ledger, which has no
 * commitment.
 */
export function hasItsLeaf(of: Case, entry: EvidenceEntry): boolean | undefined {
  if (entry.commitment === null) return undefined;
  return leafVersionOf(of, entry) !== undefined;
}

/** The version of an entry's leaf, or `undefined` where no version of it has this leaf hash. */
export function leafVersionOf({ institution, caseId }: Case, entry: EvidenceEntry): 1 | 2 | undefined {
  const { seq, commitment, leafHash, kind, method } = entry;
  const first = { institutionId: institution, caseId, seq, commitment };
  const isLeaf = (data: object) => hashLeaf(Buffer.from(toCanonical(data))).toString('hex') === leafHash;
  if (kind !== undefined && method !== undefined && isLeaf({ ...first, kind, method, version: 2 })) return 2;
  return isLeaf(first) ? 1 : undefined;
}

/** Whether the kind that an entry is listed under is that of its event; `undefined` where the evidence lists none. */
export function isOfItsKind({ kind, event }: EvidenceEntry): boolean | undefined {
  if (kind === undefined) return undefined;
  return typeof event === 'object' && event !== null && 'type' in event && event.type === kind;
}

/**
 * Whether an entry matches its commitment: the HMAC-SHA-256, under the entry's opening, of the canonical JSON of its content.
 * `undefined` if the opening is missing.
 */
export function saysWhatItCommits(entry: EvidenceEntry): boolean | undefined {
  const { commitment, opening, at, actor, event, view, supersedes } = entry;
  if (commitment === null || opening === null) return undefined;
  const content = toCanonical({ at, actor, event, view, supersedes });
  return createHmac('sha256', Buffer.from(opening, 'hex')).update(content).digest('hex') === commitment;
}

function toCanonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
