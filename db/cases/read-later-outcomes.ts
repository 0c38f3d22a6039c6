import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** An entry that recorded what later happened in a case. */
export interface RecordedOutcome {
  seq: number;
  event: string;
  /** RFC 3339 UTC */
  observedAt: string;
  /** The entry that it corrects. */
  supersedes: number | null;
}

/** What was recorded as later outcomes of cases, by case, each in the order of its trail; the last of them is in force. */
export async function readLaterOutcomes(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, RecordedOutcome[]>> {
  if (caseIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('trail')
    .select(['case_id', 'seq', 'supersedes'])
    .select([sql<string>`body->>'event'`.as('event'), sql<string>`body->>'observedAt'`.as('observedAt')])
    .where('institution_id', '=', institutionId)
    .where('kind', '=', 'laterOutcomeRecorded')
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  const found = new Map<string, RecordedOutcome[]>();
  for (const { case_id: caseId, ...outcome } of rows) found.set(caseId, [...(found.get(caseId) ?? []), outcome]);
  return found;
}

/**
 * The id of the precedent that the last of a case's outcomes made. Scores of later cases name their neighbours, so that it is
 * never the institution's own name for a person.
 */
export function precedentIdOf(caseId: string, recorded: readonly RecordedOutcome[]): string {
  const last = recorded.at(-1);
  return last === undefined || recorded.length === 1 ? caseId : `${caseId}-${last.seq}`;
}
