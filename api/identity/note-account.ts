import { noteAccount } from '#db/staffing/accounts.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';

/** Maximum number of accounts remembered for one database; beyond it, all are noted again. */
const MAX_REMEMBERED = 10_000;

const remembered = new WeakMap<object, Set<string>>();

/**
 * Notes that a judge or supervisor is present, so that a registration under a mistyped account is noticed. It asks the database
 * once for each account and process.
 */
export async function noteSignedIn(
  { database, clock }: Pick<ApiDependencies, 'database' | 'clock'>,
  staff: Staff,
): Promise<void> {
  const { id, institutionId, kind, roles } = staff;
  if (kind !== 'human' || !roles.some((role) => role === 'judge' || role === 'supervisor')) return;
  const known = remembered.get(database) ?? new Set<string>();
  remembered.set(database, known);
  const account = JSON.stringify([institutionId, id]);
  if (known.has(account)) return;
  const isNoted = await inTransaction(database, scopeOf(staff), async (transaction) =>
    noteAccount(transaction, institutionId, id, await clock(transaction)),
  );
  if (!isNoted) return;
  if (known.size >= MAX_REMEMBERED) known.clear();
  known.add(account);
}
