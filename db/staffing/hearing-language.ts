import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { reads, soughtLanguage } from './languages.ts';
import { asStaff } from './obstacles.ts';

/** The language of a hearing's subject, by its tag, and whether a judge is registered as reading it. */
export interface HearingLanguage {
  tag: string;
  youReadIt: boolean;
}

/** The language in which a judge meets the subject of a case; `undefined` where it is not known, or every judge reads it. */
export async function findHearingLanguage(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  staffId: string,
): Promise<HearingLanguage | undefined> {
  const { rows } = await sql<HearingLanguage>`
    select sought.language as tag, ${reads(sql`sought.language`)} as "youReadIt"
    from cases c
    cross join lateral ${soughtLanguage} sought
    cross join ${asStaff(institutionId, staffId, 'judge')} s
    where c.institution_id = ${institutionId} and c.case_id = ${caseId}`.execute(transaction);
  return rows[0];
}
