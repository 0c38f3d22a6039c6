import { createHash } from 'node:crypto';
import type { TrailEvent } from '../../workflows/domain/event.ts';
import { canonicalJson, commit } from '../commitment.ts';

/**
 * The leaf hash of a trail entry, hex: SHA-256 over 0x00 and the leaf (RFC 6962, section 2.1). The leaf names the case and
 * the place in its trail and commits to everything else under the subject's key.
 */
export function leafHash(institutionId: string, caseId: string, entry: TrailEvent, key: Buffer): string {
  const leaf = canonicalJson({
    institutionId,
    caseId,
    seq: entry.seq,
    commitment: commit(key, canonicalJson({ at: entry.at, actor: entry.actor, event: entry.event })),
  });
  return createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), Buffer.from(leaf)]))
    .digest('hex');
}
