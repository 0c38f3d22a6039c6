import { hasConflict } from '../../db/staff.ts';
import type { Transaction } from '../../db/transaction.ts';
import type { CaseState } from '../../workflows/domain/state.ts';
import { insist, type Staff } from '../principal.ts';

/** Throws 403 unless somebody has a part in a hearing and no conflict with its case. */
export async function insistReadable(
  transaction: Transaction,
  staff: Staff,
  { externalRef, state }: { externalRef: string; state: CaseState },
): Promise<void> {
  const { institutionId } = staff;
  const conflicted = await hasConflict(transaction, institutionId, staff.id, externalRef);
  insist(staff, 'readHearing', { institutionId, state, conflicted });
}
