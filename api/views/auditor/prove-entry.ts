import { cosignedNote, publishedCheckpoint } from '#db/ledger/checkpoints.ts';
import { readInclusionProofs } from '#db/ledger/proofs.ts';
import type { Transaction } from '#db/transaction.ts';

/** That an entry is in a signed tree of the ledger. Hashes are hex. */
export interface EntryProof {
  size: number;
  root: string;
  /** From the leaf's sibling up (RFC 6962, section 2.1.1). */
  proof: string[];
  /** Signed note of the tree, with its cosignatures. */
  checkpoint: string;
  witnesses: string[];
}

/** The proof of the entry at an index in the newest tree that is signed and has it; `null` while none has. */
export async function proveEntry(
  transaction: Transaction,
  institutionId: string,
  index: number,
): Promise<EntryProof | null> {
  const checkpoint = await publishedCheckpoint(transaction, institutionId, index + 1);
  if (!checkpoint || checkpoint.size <= index) return null;
  const [proof = []] = await readInclusionProofs(transaction, institutionId, [index], checkpoint.size);
  return {
    size: checkpoint.size,
    root: checkpoint.root.toString('hex'),
    proof: proof.map((hash) => hash.toString('hex')),
    checkpoint: cosignedNote(checkpoint),
    witnesses: checkpoint.cosignatures.map(({ witness }) => witness),
  };
}
