import type { Transaction } from '../transaction.ts';

/** What is held about a case's subject beside the case itself. */
export interface SubjectRecord {
  name: string | null;
  contact: string | null;
  /** Their answers to the survey. */
  surveys: { answers: unknown; answeredAt: string }[];
}

/** Reads what is held about the subject of a case beside the case; `undefined` where there is no such case. */
export async function readSubjectRecord(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<SubjectRecord | undefined> {
  const person = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select(['subjects.name', 'subjects.contact'])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  if (!person) return undefined;
  const surveys = await transaction
    .selectFrom('surveys')
    .select(['answers', 'answered_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('answered_at')
    .execute();
  return { ...person, surveys: surveys.map(({ answers, answered_at: answeredAt }) => ({ answers, answeredAt })) };
}
