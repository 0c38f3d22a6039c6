import { hasConflict } from '#db/staffing/conflicts.ts';
import type { Transaction } from '#db/transaction.ts';
import { mayAct, mayEverAct, type Action, type Principal, type Target } from '#workflows/domain/may-act.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { Staff } from './principal.ts';
import { forbidden, forbiddenInCase } from './problem.ts';

/** Throws 403 unless the principal may act on this target. */
export function ensureMay(principal: Principal, action: Action, target: Target): void {
  if (mayAct(principal, action, target)) return;
  throw principal.kind === 'human' && mayEverAct(principal, action) ? forbiddenInCase() : forbidden();
}

/** Throws 403 unless the principal may do this to some case at all. */
export function ensureMayEver(principal: Principal, action: Action): void {
  if (!mayEverAct(principal, action)) throw forbidden();
}

/** Throws 403 unless the judge may do this in a hearing and has no conflict with its case. */
export async function ensureMayInHearing(
  transaction: Transaction,
  staff: Staff,
  action: Action,
  { externalRef, state }: { externalRef: string; state: CaseState },
): Promise<void> {
  const { institutionId } = staff;
  const conflicted = await hasConflict(transaction, institutionId, staff.id, externalRef);
  ensureMay(staff, action, { institutionId, state, conflicted });
}
