import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { EVERY_INSTITUTION, inTransaction, type Transaction } from '../transaction.ts';

/** How often precedents were added to a policy, as a number that rises. */
export interface PrecedentRevision {
  policyKey: string;
  revision: string;
}

/** The revisions of all policies of every institution, without those whose precedents are being imported at the moment. */
export async function listSettledRevisions(
  database: Database,
): Promise<(PrecedentRevision & { institutionId: string })[]> {
  const { rows } = await inTransaction(database, EVERY_INSTITUTION, (transaction) =>
    sql<PrecedentRevision & { institutionId: string }>`
      select institution_id as "institutionId", policy_key as "policyKey", revision
      from hearken.settled_revisions()`.execute(transaction),
  );
  return rows;
}

/** Whether the precedents of a policy have changed between two revisions in a way for which all of them are read again. */
export async function areReadAgain(
  transaction: Transaction,
  institutionId: string,
  { policyKey, revision }: PrecedentRevision,
  after: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('precedent_changes')
    .select('revision')
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('revision', '>', after)
    .where('revision', '<=', revision)
    .where('precedent_ids', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
