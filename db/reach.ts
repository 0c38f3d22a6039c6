import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** Whether a judge was served a view that says that the subject of a case has not been reached, since the last bounce. */
export async function wasToldUnreached(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  judgeId: string,
): Promise<boolean> {
  const { rows } = await sql<{ told: boolean }>`
    select hearken.was_told_unreached(${institutionId}, ${caseId}, ${judgeId}) as told`.execute(transaction);
  return rows[0]?.told === true;
}

/** Replaces the contact of a case's subject. Notices that wait go to the new one. */
export async function replaceContact(
  transaction: Transaction,
  institutionId: string,
  subjectId: string,
  contact: string,
): Promise<void> {
  await transaction
    .updateTable('subjects')
    .set({ contact })
    .where('institution_id', '=', institutionId)
    .where('subject_id', '=', subjectId)
    .where('erased_at', 'is', null)
    .execute();
}
