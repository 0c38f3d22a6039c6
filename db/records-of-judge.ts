import type { Transaction } from './transaction.ts';

/** A judge's perspective record on a case, as it was written. */
export interface WrittenRecord {
  caseId: string;
  externalRef: string;
  recordedAt: string;
  /** JSON. */
  body: string;
}

/**
 * The newest records of a judge on other cases than this one, without those whose words are erased.
 *
 * @param limit maximum number of records
 */
export function readRecordsOfJudge(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  exceptCaseId: string,
  limit: number,
): Promise<WrittenRecord[]> {
  return transaction
    .selectFrom('perspective_records as r')
    .innerJoin('personal_texts as t', (join) =>
      join.onRef('t.institution_id', '=', 'r.institution_id').onRef('t.text_id', '=', 'r.record_id'),
    )
    .innerJoin('cases as c', (join) =>
      join.onRef('c.institution_id', '=', 'r.institution_id').onRef('c.case_id', '=', 'r.case_id'),
    )
    .select(['r.case_id as caseId', 'c.external_ref as externalRef', 'r.recorded_at as recordedAt', 't.body'])
    .where('r.institution_id', '=', institutionId)
    .where('r.judge_id', '=', judgeId)
    .where('r.case_id', '<>', exceptCaseId)
    .orderBy('r.recorded_at', 'desc')
    .orderBy('r.record_id', 'desc')
    .limit(limit)
    .execute();
}
