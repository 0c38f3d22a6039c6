import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** How often precedents were added to a policy, as a number that rises. */
export interface PrecedentRevision {
  policyKey: string;
  revision: string;
}

/** The revisions of all policies of an institution, without those whose precedents are being imported at the moment. */
export async function listSettledRevisions(
  transaction: Transaction,
  institutionId: string,
): Promise<PrecedentRevision[]> {
  return transaction
    .selectFrom('precedent_revisions as r')
    .select(['r.policy_key as policyKey', 'r.revision'])
    .where('r.institution_id', '=', institutionId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('imports as i')
            .select('i.import_id')
            .where('i.institution_id', '=', institutionId)
            .whereRef('i.policy_key', '=', 'r.policy_key')
            .where('i.kind', '=', 'precedents')
            .where('i.state', '=', 'receiving')
            .where('i.changed_at', '>', sql<string>`clock_timestamp() - interval '1 minute'`),
        ),
      ),
    )
    .execute();
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
