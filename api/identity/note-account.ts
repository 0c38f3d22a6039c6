import { LRUCache } from 'lru-cache';
import type { Clock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { noteAccount, noteName } from '#db/staffing/accounts.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf, type Staff } from '../principal.ts';

/** Maximum number of accounts remembered for one database; beyond that, the one seen least recently is noted again. */
const MAX_REMEMBERED = 10_000;

const remembered = new WeakMap<object, LRUCache<string, true>>();

/**
 * Notes the name of a person who signed in or called the API, and that a judge or supervisor is present, so that a registration
 * under a mistyped account is noticed. It asks the database once for each account, name and process.
 */
export async function noteSignedIn(
  { database, clock }: { database: Database; clock: Clock },
  staff: Staff,
): Promise<void> {
  const { id, name, institutionId, kind, roles } = staff;
  if (kind !== 'human') return;
  const hears = roles.some((role) => role === 'judge' || role === 'supervisor');
  const known = remembered.get(database) ?? new LRUCache<string, true>({ max: MAX_REMEMBERED });
  remembered.set(database, known);
  const account = JSON.stringify([institutionId, id, name, hears]);
  if (known.get(account)) return;
  const isNoted = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const at = await clock(transaction);
    await noteName(transaction, institutionId, id, name, at);
    return !hears || (await noteAccount(transaction, institutionId, id, at));
  });
  if (!isNoted) return;
  known.set(account, true);
}
