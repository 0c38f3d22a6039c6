import type { Transaction } from '../transaction.ts';

/** The commitment key of a case's subject; null once their data is erased, `undefined` if the institution has no such case. */
export async function readSubjectKey(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<Buffer | null | undefined> {
  const row = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select('subjects.commitment_key')
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  return row?.commitment_key;
}
