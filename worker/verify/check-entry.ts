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
 * commitment. `undefined` for an entry from before the ledger, which has no commitment.
 */
export function hasItsLeaf({ institution, caseId }: Case, entry: EvidenceEntry): boolean | undefined {
  const { seq, commitment, leafHash } = entry;
  if (commitment === null) return undefined;
  const data = toCanonical({ institutionId: institution, caseId, seq, commitment });
  return hashLeaf(Buffer.from(data)).toString('hex') === leafHash;
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
