import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** Whether a judge was served a view, since the last bounce, that says that the case's subject has not been reached. */
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

/** Replaces the contact of a case's subject. Pending notices go to the new one. */
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
