import type { LedgerRole } from '../schema/ledger.ts';
import type { Transaction } from '../transaction.ts';

/** A signed tree head: the root of the tree of the first `size` entries. */
export interface Checkpoint {
  size: number;
  root: Buffer;
  /** Signed note (C2SP tlog-checkpoint) with the log's signature, and no other. */
  note: string;
  signedAt: string;
}

/** A witness's statement that it saw a checkpoint, and none that does not go together with it. */
export interface Cosignature {
  /** Its key name. */
  witness: string;
  /** The signature line of the note, with its line end. */
  line: string;
  at: string;
}

/** A checkpoint with the cosignatures on it. */
export interface CosignedCheckpoint extends Checkpoint {
  cosignatures: Cosignature[];
}

/** Keeps a checkpoint. The database refuses one that is not larger than every earlier one. */
export async function storeCheckpoint(
  transaction: Transaction,
  institutionId: string,
  { size, root, note, signedAt }: Checkpoint,
): Promise<void> {
  await transaction
    .insertInto('ledger_checkpoints')
    .values({ institution_id: institutionId, size, root_hash: root, note, signed_at: signedAt })
    .execute();
}

/** Keeps a witness's cosignature on the checkpoint of a size; the first one stays. */
export async function storeCosignature(
  transaction: Transaction,
  institutionId: string,
  size: number,
  { witness, line, at }: Cosignature,
): Promise<void> {
  await transaction
    .insertInto('ledger_cosignatures')
    .values({ institution_id: institutionId, size, witness, line, cosigned_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Keeps the public key (C2SP verifier key) that a log or a witness signs with from now on. */
export async function storeLedgerKey(
  transaction: Transaction,
  institutionId: string,
  role: LedgerRole,
  verifierKey: string,
  at: string,
): Promise<void> {
  await transaction
    .insertInto('ledger_keys')
    .values({ institution_id: institutionId, role, verifier_key: verifierKey, added_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every public key that has signed an institution's ledger, the oldest first. */
export async function readLedgerKeys(
  transaction: Transaction,
  institutionId: string,
): Promise<{ role: LedgerRole; verifierKey: string; addedAt: string }[]> {
  const rows = await transaction
    .selectFrom('ledger_keys')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('added_at')
    .orderBy('verifier_key')
    .execute();
  return rows.map((row) => ({ role: row.role, verifierKey: row.verifier_key, addedAt: row.added_at }));
}

/** The newest checkpoint, or `undefined` where nothing is signed yet. */
export function newestCheckpoint(
  transaction: Transaction,
  institutionId: string,
): Promise<CosignedCheckpoint | undefined> {
  return readCheckpoint(transaction, institutionId, {});
}

/**
 * The newest checkpoint that a witness has cosigned, or `undefined`.
 *
 * @param witness key name of a certain witness; any witness by default
 */
export async function newestCosigned(
  transaction: Transaction,
  institutionId: string,
  witness?: string,
): Promise<CosignedCheckpoint | undefined> {
  let query = transaction
    .selectFrom('ledger_cosignatures')
    .select('size')
    .where('institution_id', '=', institutionId)
    .orderBy('size', 'desc')
    .limit(1);
  if (witness !== undefined) query = query.where('witness', '=', witness);
  const cosigned = await query.executeTakeFirst();
  return cosigned && readCheckpoint(transaction, institutionId, { size: Number(cosigned.size) });
}

/** How long a witness may take for a checkpoint before evidence goes by one that it has not cosigned. */
const WITNESS_WITHIN_MILLISECONDS = 600_000;

/**
 * The checkpoint that evidence is made for: as {@link publishedCheckpoint}, but while a witness has had less than ten minutes for
 * what the newest one adds, the last one that it cosigned. Entries behind that are pending.
 *
 * @param at when the evidence is made, RFC 3339 UTC
 */
export async function checkpointForEvidence(
  transaction: Transaction,
  institutionId: string,
  covering: number,
  at: string,
): Promise<CosignedCheckpoint | undefined> {
  const cosigned = await newestCosigned(transaction, institutionId);
  if (!cosigned || cosigned.size >= covering) return publishedCheckpoint(transaction, institutionId, covering);
  const next = await transaction
    .selectFrom('ledger_checkpoints')
    .select('signed_at')
    .where('institution_id', '=', institutionId)
    .where('size', '>', String(cosigned.size))
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  const isAwaited = next !== undefined && Date.parse(next.signed_at) > Date.parse(at) - WITNESS_WITHIN_MILLISECONDS;
  return isAwaited ? cosigned : newestCheckpoint(transaction, institutionId);
}

/**
 * The checkpoint to check by: the newest one that a witness has cosigned where it covers the first `covering` entries, else the
 * newest; `undefined` before the first.
 */
export async function publishedCheckpoint(
  transaction: Transaction,
  institutionId: string,
  covering = 0,
): Promise<CosignedCheckpoint | undefined> {
  const cosigned = await newestCosigned(transaction, institutionId);
  return cosigned && cosigned.size >= covering ? cosigned : newestCheckpoint(transaction, institutionId);
}

/** The checkpoint of exactly this size, or `undefined` where none was signed. */
export const checkpointOfSize = (
  transaction: Transaction,
  institutionId: string,
  size: number,
): Promise<CosignedCheckpoint | undefined> => readCheckpoint(transaction, institutionId, { size });

async function readCheckpoint(
  transaction: Transaction,
  institutionId: string,
  { size }: { size?: number },
): Promise<CosignedCheckpoint | undefined> {
  let query = transaction
    .selectFrom('ledger_checkpoints')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .orderBy('size', 'desc')
    .limit(1);
  if (size !== undefined) query = query.where('size', '=', String(size));
  const row = await query.executeTakeFirst();
  if (!row) return undefined;
  const cosignatures = await transaction
    .selectFrom('ledger_cosignatures')
    .select(['witness', 'line', 'cosigned_at'])
    .where('institution_id', '=', institutionId)
    .where('size', '=', row.size)
    .orderBy('witness')
    .execute();
  return {
    size: Number(row.size),
    root: row.root_hash,
    note: row.note,
    signedAt: row.signed_at,
    cosignatures: cosignatures.map(({ witness, line, cosigned_at }) => ({ witness, line, at: cosigned_at })),
  };
}

/** The note as it is published: the log's signature, then the witnesses'. */
export const cosignedNote = ({ note, cosignatures }: CosignedCheckpoint): string =>
  note + cosignatures.map(({ line }) => line).join('');
