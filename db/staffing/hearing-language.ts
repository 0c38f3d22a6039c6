import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { reads, soughtLanguages } from './languages.ts';
import { asStaff } from './obstacles.ts';

/** A language of a hearing's claims, by its tag, and whether a judge is registered as reading it. */
export interface HearingLanguage {
  tag: string;
  youReadIt: boolean;
}

/**
 * The language in which a judge meets the subject of a case, of several one that the judge does not read; `undefined` where it is not
 * known, or every judge reads it.
 */
export async function findHearingLanguage(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  staffId: string,
): Promise<HearingLanguage | undefined> {
  const { rows } = await sql<HearingLanguage>`
    select spoken.language as tag, ${reads(sql`array[spoken.language]`)} as "youReadIt"
    from cases c
    cross join lateral ${soughtLanguages} sought
    cross join lateral unnest(sought.languages) spoken(language)
    cross join ${asStaff(institutionId, staffId, 'judge')} s
    where c.institution_id = ${institutionId} and c.case_id = ${caseId}
    order by 2, 1
    limit 1`.execute(transaction);
  return rows[0];
}
