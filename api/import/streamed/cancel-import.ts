import { lockImport, stopImport } from '#db/imports/imports.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayEver } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound, Problem } from '../../problem.ts';
import { importEnded } from './import-problems.ts';
import { STREAMED } from './take-batch.ts';

/**
 * Ends an import whose file is still coming. Rows that are imported stay; a piece that is on its way is refused.
 *
 * @throws Problem 404 if the institution has no such import, 409 if it has ended already
 */
export async function cancelImport(
  { database, clock }: ApiDependencies,
  staff: Staff,
  importId: string,
): Promise<void> {
  const { institutionId } = staff;
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await lockImport(transaction, institutionId, importId);
    if (!found) throw notFound('import');
    ensureMayEver(staff, STREAMED[found.kind].action);
    if (found.state !== 'receiving') throw importEnded(found);
    await stopImport(transaction, institutionId, importId, CANCELLED.document, await clock(transaction));
  });
}

const CANCELLED = new Problem(409, 'importCancelled', 'The import was cancelled', {
  detail: 'the rows already imported remain',
  remedy: 'start another import with the rows that are missing',
});
