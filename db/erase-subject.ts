import { sql } from 'kysely';
import { commit } from './commitment.ts';
import type { Transaction } from './transaction.ts';

/**
 * Erases what is personal about a case's subject, once its trail says so: name, contact, every word of theirs and about them,
 * their files, what people were shown of the case, the facts in free text, and the key that commitments to all that are made
 * under (`db/guards/erasure.sql` lists it). What the trail and the ledger hold stays, and stays provable; nobody can test a guess
 * at the words any more.
 *
 * @param erased.key the subject's commitment key, which goes with the rest: the pseudonym for their reference is made under it
 */
export async function eraseSubject(
  transaction: Transaction,
  institutionId: string,
  { caseId, externalRef, key }: { caseId: string; externalRef: string; key: Buffer },
): Promise<void> {
  const pseudonym = `erased-${commit(key, externalRef).slice(0, 32)}`;
  await sql`select hearken.erase_subject(${institutionId}, ${caseId}::uuid, ${pseudonym})`.execute(transaction);
}
