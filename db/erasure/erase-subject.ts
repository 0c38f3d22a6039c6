import { sql } from 'kysely';
import { commit } from '../commitment.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Erases the personal data of a case's subject, once its trail says so: name, contact, every text by them and about
 * them, their files, the views of the case, the facts in free text, and the key of all commitments to those
 * (`db/guards/erasure.sql` lists them). The trail and the ledger stay, and their proofs stay valid; a guess at the
 * words can no longer be tested.
 *
 * @param erased.key the subject's commitment key, which is destroyed with the rest; the pseudonym for their reference
 *   is derived from it
 */
export async function eraseSubject(
  transaction: Transaction,
  institutionId: string,
  { caseId, externalRef, key }: { caseId: string; externalRef: string; key: Buffer },
): Promise<void> {
  const pseudonym = `erased-${commit(key, externalRef).slice(0, 32)}`;
  await sql`select hearken.erase_subject(${institutionId}, ${caseId}::uuid, ${pseudonym})`.execute(transaction);
}
