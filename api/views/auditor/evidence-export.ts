import { z } from 'zod';
import type { AuditedCase, AuditedEntry } from '#db/audit/case-trail.ts';
import { cosignedNote, publishedCheckpoint, readLedgerKeys } from '#db/ledger/checkpoints.ts';
import { entryOpening, leafOf, type EntryPlace } from '#db/ledger/leaf.ts';
import { readConsistencyProof, readInclusionProofs } from '#db/ledger/proofs.ts';
import { readSubjectKey } from '#db/subject-key.ts';
import type { Transaction } from '#db/transaction.ts';
import { Actor } from '#workflows/domain/actor.ts';
import { CaseEvent } from '#workflows/domain/event.ts';
import { invalid } from '../../problem.ts';
import { Hash, Proof, toHex } from './ledger-words.ts';

const Entry = z.strictObject({
  seq: z.number().int(),
  at: z.iso.datetime(),
  actor: Actor,
  event: CaseEvent,
  view: z.uuid().nullable(),
  supersedes: z.number().int().nullable(),
  /** Null for an entry from before the ledger. */
  commitment: Hash.nullable(),
  /** What opens the commitment, and nothing else; null once the subject's key is destroyed. */
  opening: Hash.nullable(),
  leafHash: Hash,
  /** Its place in the ledger; null while it waits for one. */
  index: z.number().int().nullable(),
  /** That it is in the tree of the checkpoint; null while it is not. */
  proof: Proof.nullable(),
});

/** The trail of a case with its proofs, as `npm run verify` reads it. */
export const ExportedEvidence = z.strictObject({
  format: z.literal('hearken-evidence/1'),
  institution: z.string(),
  caseId: z.uuid(),
  exportedAt: z.iso.datetime(),
  /** Signed note of the tree that the proofs lead to; null where nothing is signed yet. */
  checkpoint: z.string().nullable(),
  /** That the checkpoint goes on from an earlier one, where that was asked for. */
  consistency: z.strictObject({ from: z.number().int(), proof: Proof }).nullable(),
  keys: z.strictObject({ log: z.array(z.string()), witness: z.array(z.string()) }),
  entries: z.array(Entry),
});

/** A case with everything that it takes to check it offline. */
export async function gatherEvidence(
  transaction: Transaction,
  institutionId: string,
  { caseId, entries }: AuditedCase,
  since: number | undefined,
  exportedAt: string,
): Promise<z.infer<typeof ExportedEvidence>> {
  const last = entries.reduce((covering, { ledgerIndex }) => Math.max(covering, (ledgerIndex ?? -1) + 1), 0);
  const checkpoint = await publishedCheckpoint(transaction, institutionId, last);
  const size = checkpoint?.size ?? 0;
  if (since !== undefined && since > size)
    throw invalid([{ field: 'since', message: `the newest signed tree has ${size} entries; give a size up to that` }]);
  const isProved = ({ ledgerIndex }: AuditedEntry) => ledgerIndex !== null && ledgerIndex < size;
  const proofs = await readInclusionProofs(
    transaction,
    institutionId,
    entries.flatMap((entry) => (isProved(entry) ? [entry.ledgerIndex ?? 0] : [])),
    size,
  );
  const key = (await readSubjectKey(transaction, institutionId, caseId)) ?? null;
  const keys = await readLedgerKeys(transaction, institutionId);
  const keysOf = (role: 'log' | 'witness') =>
    keys.filter((each) => each.role === role).map(({ verifierKey }) => verifierKey);
  return {
    format: 'hearken-evidence/1',
    institution: institutionId,
    caseId,
    exportedAt,
    checkpoint: checkpoint ? cosignedNote(checkpoint) : null,
    consistency:
      since === undefined
        ? null
        : { from: since, proof: toHex(await readConsistencyProof(transaction, institutionId, since, size)) },
    keys: { log: keysOf('log'), witness: keysOf('witness') },
    entries: entries.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      actor: entry.actor,
      event: entry.body,
      view: entry.view,
      supersedes: entry.supersedes,
      commitment: entry.commitment,
      opening: openingOf({ institutionId, caseId, seq: entry.seq }, entry, key),
      leafHash: entry.leafHash,
      index: entry.ledgerIndex,
      proof: isProved(entry) ? toHex(proofs.shift() ?? []) : null,
    })),
  };
}

/** What opens an entry's commitment. Without the subject's key only those written after it was destroyed can be opened. */
function openingOf(place: EntryPlace, entry: AuditedEntry, key: Buffer | null): string | null {
  const isOpen = key !== null || leafOf(place, { ...entry, event: entry.body }, null).commitment === entry.commitment;
  return isOpen ? entryOpening(key, place).toString('hex') : null;
}
