import { hasConflict } from '#db/staffing/conflicts.ts';
import type { Transaction } from '#db/transaction.ts';
import type { Action } from '#workflows/domain/may-act.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { insist, type Staff } from './principal.ts';

/** Throws 403 unless somebody may do this in a hearing and has no conflict with its case. */
export async function insistOnCase(
  transaction: Transaction,
  staff: Staff,
  action: Action,
  { externalRef, state }: { externalRef: string; state: CaseState },
): Promise<void> {
  const { institutionId } = staff;
  const conflicted = await hasConflict(transaction, institutionId, staff.id, externalRef);
  insist(staff, action, { institutionId, state, conflicted });
}
