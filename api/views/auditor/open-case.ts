import { readAuditedCase, type AuditedCase } from '#db/audit/case-trail.ts';
import { storeChangedView } from '#db/views/changed-view.ts';
import { inSnapshot, inTransaction, type Transaction } from '#db/transaction.ts';
import { refuseIfStillBlind } from '../../blindness.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';

/**
 * Reads a case for an auditor, in a database role that cannot change anything, and passes it to `goOn` in the same transaction.
 * That a person read it, and up to which entry, is stored as a view.
 *
 * @throws Problem 404 for a case that is not the institution's, 403 for a caller who may still hear it blind
 */
export async function openCase<T>(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  goOn: (audited: AuditedCase, transaction: Transaction) => T | Promise<T>,
): Promise<T> {
  const { audited, result } = await inSnapshot(dependencies.auditDatabase, scopeOf(staff), async (transaction) => {
    const found = await readAuditedCase(transaction, staff.institutionId, caseId);
    if (!found) throw notFound('case');
    refuseIfStillBlind(staff, found.blind, found.state);
    return { audited: found, result: await goOn(found, transaction) };
  });
  // In a transaction of its own, in a role that can write; nothing is given out before it is stored.
  if (staff.kind === 'human') await noteReader(dependencies, staff, audited);
  return result;
}

/** An auditor who may become a judge later cannot hear the case as if they had not read it. */
async function noteReader({ database, clock }: ApiDependencies, staff: Staff, { caseId, state }: AuditedCase) {
  const principal = { kind: 'human', id: staff.id } as const;
  const disclosesScore = state.score !== null;
  await inTransaction(database, scopeOf(staff), async (transaction) => {
    const view = { caseId, principal, audience: 'auditor', disclosesScore, content: { entries: state.seq } };
    await storeChangedView(transaction, staff.institutionId, view, await clock(transaction));
  });
}
