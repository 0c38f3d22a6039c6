import { readAccount } from '#db/cases/read-account.ts';
import { storeChangedView } from '#db/views/changed-view.ts';
import { inTransaction } from '#db/transaction.ts';
import { refuseIfStillBlind } from '../../blindness.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { viewCase, type CaseView } from './case-view.ts';

/**
 * One case as its institution may read it. What a member of the institution was shown is recorded, so that a person who
 * has seen a score cannot later hear the case as if they had not.
 *
 * @throws Problem 404 where there is no such case, 403 for a caller who may still hear it blind
 */
export async function serveCase(dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<CaseView> {
  const { institutionId } = staff;
  const database = readingDatabase(dependencies, staff);
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const account = await readAccount(transaction, institutionId, caseId);
    if (!account) throw notFound('case');
    refuseIfStillBlind(staff, account.blind, account.state);
    const content = viewCase(account);
    if (staff.kind === 'human' && database === dependencies.database)
      await storeChangedView(
        transaction,
        institutionId,
        {
          caseId: account.caseId,
          principal: staff,
          audience: 'institution',
          disclosesScore: content.score !== undefined,
          content,
        },
        await dependencies.clock(transaction),
      );
    return content;
  });
}
