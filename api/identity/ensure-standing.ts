import { LRUCache } from 'lru-cache';
import type { Database } from '#db/database.ts';
import { readAccountStanding, type AccountStanding } from '#db/staffing/standing.ts';
import { inTransaction } from '#db/transaction.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { Problem } from '../problem.ts';
import { warnOnceAMinute } from './warn-once-a-minute.ts';

/**
 * How long a process relies on what it has read of an account, and so how long an account that was set inactive may
 * still act by a bearer token.
 */
const REMEMBERED_MILLISECONDS = 20_000;
const MAX_REMEMBERED = 10_000;

/** Roles that an inactive entry in the staff list takes away. */
const LISTED_ROLES: readonly string[] = ['judge', 'supervisor'];

const remembered = new WeakMap<object, LRUCache<string, AccountStanding>>();
const warn = warnOnceAMinute();

/**
 * The caller, without the roles of judge and supervisor if the staff list marks them as inactive.
 *
 * @throws Problem 403 if their institution is not registered here, or they have no role left
 */
export async function ensureStanding(dependencies: { database: Database }, staff: Staff): Promise<Staff> {
  const { institutionRegistered, inactive } = await standingOf(dependencies, staff);
  if (!institutionRegistered) {
    warn(
      `an access token names the institution ${JSON.stringify(staff.institutionId)}, which is not registered: correct ` +
        'the token, or run npx hearken institution add',
    );
    throw unknownInstitution(staff.institutionId);
  }
  if (!inactive) return staff;
  const roles = staff.roles.filter((role) => !LISTED_ROLES.includes(role));
  if (roles.length === 0) throw inactiveAccount();
  return { ...staff, roles };
}

/** Makes this process read an account's standing again at its next request. */
export function forgetStanding({ database }: { database: Database }, account: Account): void {
  remembered.get(database)?.delete(keyOf(account));
}

type Account = Pick<Staff, 'institutionId' | 'id'>;
const keyOf = ({ institutionId, id }: Account): string => JSON.stringify([institutionId, id]);

async function standingOf({ database }: { database: Database }, staff: Staff): Promise<AccountStanding> {
  const known =
    remembered.get(database) ??
    new LRUCache<string, AccountStanding>({ max: MAX_REMEMBERED, ttl: REMEMBERED_MILLISECONDS });
  remembered.set(database, known);
  const before = known.get(keyOf(staff));
  if (before) return before;
  const standing = await inTransaction(database, scopeOf(staff), (transaction) =>
    readAccountStanding(transaction, staff.institutionId, staff.id),
  );
  // Only a good standing is cached, so that a newly registered institution or a reactivated person is let in at once.
  if (standing.institutionRegistered && !standing.inactive) known.set(keyOf(staff), standing);
  return standing;
}

const unknownInstitution = (institutionId: string): Problem =>
  new Problem(403, 'unknownInstitution', 'Your institution is not registered here', {
    detail: `your access token names the institution ${JSON.stringify(institutionId)}, and none is registered under that name`,
    remedy: 'ask the operator of this service to register it, or your administrator to correct the name',
  });

const inactiveAccount = (): Problem =>
  new Problem(403, 'inactive', 'Your account is inactive here', {
    detail: 'a supervisor set it inactive on the staff list',
    remedy: 'ask a supervisor to set it active again',
  });
