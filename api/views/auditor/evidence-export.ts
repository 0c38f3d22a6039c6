import { z } from 'zod';
import type { AuditedCase, AuditedEntry } from '#db/audit/case-trail.ts';
import { checkpointForEvidence, cosignedNote, readLedgerKeys } from '#db/ledger/checkpoints.ts';
import { entryOpening, leafOf, type EntryPlace } from '#db/ledger/leaf.ts';
import { readConsistencyProof, readInclusionProofs } from '#db/ledger/proofs.ts';
import { LeafMissing } from '#db/ledger/read-nodes.ts';
import { readSuccessions } from '#db/ledger/successions.ts';
import { readSubjectKey } from '#db/keys/subject-key.ts';
import type { Transaction } from '#db/transaction.ts';
import { Actor } from '#workflows/domain/actor.ts';
import { CaseEvent } from '#workflows/domain/event.ts';
import { METHODS } from '#workflows/domain/method.ts';
import { invalid } from '../../problem.ts';
import { Hash, Proof, toHex } from './ledger-words.ts';

const Entry = z.strictObject({
  seq: z.number().int(),
  /** Which event it is, and by which method; the leaf names both since version 2. */
  kind: z.string(),
  method: z.enum(METHODS).nullable(),
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.string(), id: z.string(), role: z.string() }),
  /** As it is stored; what is wrong with it is said in `damage`. */
  event: z.unknown(),
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
  format: z.literal('hearken-evidence/2'),
  institution: z.string(),
  caseId: z.uuid(),
  exportedAt: z.iso.datetime(),
  /** Signed note of the tree that the proofs lead to; null where nothing is signed yet. */
  checkpoint: z.string().nullable(),
  /** That the checkpoint goes on from an earlier one, where that was asked for. */
  consistency: z.strictObject({ from: z.number().int(), proof: Proof }).nullable(),
  keys: z.strictObject({ log: z.array(z.string()), witness: z.array(z.string()) }),
  /** Signed statements that a log took the place of another one, the oldest first; none where the first one goes on. */
  successions: z.array(z.string()),
  /** What is wrong with the stored case, in sentences; empty for one that is whole. */
  damage: z.array(z.string()),
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
  const checkpoint = await checkpointForEvidence(transaction, institutionId, last, exportedAt);
  const size = checkpoint?.size ?? 0;
  if (since !== undefined && since > size)
    throw invalid([{ field: 'since', message: `the newest signed tree has ${size} entries; give a size up to that` }]);
  const damage = entries.flatMap(damageOf);
  const isProved = ({ ledgerIndex }: AuditedEntry) => ledgerIndex !== null && ledgerIndex < size;
  const places = entries.flatMap((entry) => (isProved(entry) ? [entry.ledgerIndex ?? 0] : []));
  const proofs = await readInclusionProofs(transaction, institutionId, places, size).catch(noted(damage));
  const path =
    since === undefined
      ? undefined
      : await readConsistencyProof(transaction, institutionId, since, size).catch(noted(damage));
  const key = (await readSubjectKey(transaction, institutionId, caseId)) ?? null;
  const keys = await readLedgerKeys(transaction, institutionId);
  const keysOf = (role: 'log' | 'witness') =>
    keys.filter((each) => each.role === role).map(({ verifierKey }) => verifierKey);
  return {
    format: 'hearken-evidence/2',
    institution: institutionId,
    caseId,
    exportedAt,
    checkpoint: checkpoint ? cosignedNote(checkpoint) : null,
    consistency: since === undefined || !path ? null : { from: since, proof: toHex(path) },
    successions: (await readSuccessions(transaction, institutionId)).map(({ statement }) => statement),
    damage,
    keys: { log: keysOf('log'), witness: keysOf('witness') },
    entries: entries.map((entry) => ({
      seq: entry.seq,
      kind: entry.kind,
      method: entry.method,
      at: entry.at,
      actor: entry.actor,
      event: entry.body,
      view: entry.view,
      supersedes: entry.supersedes,
      commitment: entry.commitment,
      opening: openingOf({ institutionId, caseId, seq: entry.seq }, entry, key),
      leafHash: entry.leafHash,
      index: entry.ledgerIndex,
      proof: proofs && isProved(entry) ? toHex(proofs.shift() ?? []) : null,
    })),
  };
}

/** What is wrong with an entry as it is stored, so that an auditor is told and still gets the rest. */
function damageOf({ seq, kind, actor, body }: AuditedEntry, place: number): string[] {
  const event = CaseEvent.safeParse(body);
  return [
    ...(seq === place + 1 ? [] : [`Entry ${seq} stands where entry ${place + 1} should be`]),
    ...(event.success ? [] : [`Entry ${seq} is not an event that this version knows`]),
    ...(event.success && event.data.type !== kind
      ? [`Entry ${seq} is a ${event.data.type}, but is listed as ${kind}`]
      : []),
    ...(Actor.safeParse(actor).success ? [] : [`Entry ${seq} has an actor that this version does not know`]),
  ];
}

/** Notes why a proof cannot be made, and leaves it out. */
const noted =
  (damage: string[]) =>
  (error: unknown): undefined => {
    if (!(error instanceof LeafMissing)) throw error;
    damage.push(`A proof cannot be made: ${error.message}`);
  };

/** What opens an entry's commitment. Without the subject's key only those written after it was destroyed can be opened. */
function openingOf(place: EntryPlace, entry: AuditedEntry, key: Buffer | null): string | null {
  const isOpen = key !== null || leafOf(place, { ...entry, event: entry.body }, null).commitment === entry.commitment;
  return isOpen ? entryOpening(key, place).toString('hex') : null;
}
