import { inTransaction } from '../../db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';

/**
 * Throws 404 unless the institution has a case of this id, before anything is sent to a workflow. Whether somebody else has
 * one of that id makes no difference, in the answer or in the time that it takes.
 */
export async function insistHearing({ database }: ApiDependencies, staff: Staff, caseId: string): Promise<void> {
  const { institutionId } = staff;
  const found = await inTransaction(database, scopeOf(staff), (transaction) =>
    transaction
      .selectFrom('cases')
      .select('case_id')
      .where('institution_id', '=', institutionId)
      .where('case_id', '=', caseId)
      .executeTakeFirst(),
  );
  if (!found) throw notFound('hearing');
}
