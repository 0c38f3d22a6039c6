import { readAuditedCase, type AuditedCase } from '#db/audit/case-trail.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { refuseIfStillBlind } from '../../blindness.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';

/**
 * Reads a case for an auditor, in a database role that cannot change anything, and passes it to `goOn` in the same transaction.
 *
 * @throws Problem 404 for a case that is not the institution's, 403 for a caller who may still hear it blind
 */
export function openCase<T>(
  { auditDatabase }: ApiDependencies,
  staff: Staff,
  caseId: string,
  goOn: (audited: AuditedCase, transaction: Transaction) => T | Promise<T>,
): Promise<T> {
  return inTransaction(auditDatabase, scopeOf(staff), async (transaction) => {
    const audited = await readAuditedCase(transaction, staff.institutionId, caseId);
    if (!audited) throw notFound('case');
    refuseIfStillBlind(staff, audited.blind, audited.state);
    return goOn(audited, transaction);
  });
}
