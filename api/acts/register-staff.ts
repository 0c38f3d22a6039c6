import { absenceAt } from '#db/staffing/absences.ts';
import { findOtherSpelling, listStaffWarnings, spellCovers, type StaffWarning } from '#db/staffing/accounts.ts';
import { distinctNames } from '#db/staffing/spelling.ts';
import { closeSessionsOf } from '#db/sessions.ts';
import { findStaff, putStaff, type StaffEntry } from '#db/staffing/staff.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { forgetStanding } from '../identity/ensure-standing.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { invalid, notFound, Problem } from '../problem.ts';
import { returnHearings } from './return-hearings.ts';

/** What became of a registration. */
export interface Registered {
  entry: StaffEntry;
  /** Cases of the hearings that a judge who is now away gave back to the queue or to the person who covers for them. */
  returned: string[];
  /** What may be a mistake; the registration counts all the same. */
  warnings: StaffWarning[];
}

/**
 * Registers a judge or supervisor, or changes their registration. A person who is set inactive gives all their hearings back to the
 * queue, where other judges are offered them at once, and their sessions end. One whose absence has begun gives them to the person
 * who covers for them, where that person may hear the case, otherwise back to the queue; they may sign in all the same.
 *
 * @param expects whether the account has to be registered already (`known`) or not yet (`new`), if either
 * @throws Problem 409 for another spelling of a known account, which would have no effect on its holder
 */
export async function registerStaff(
  dependencies: ApiDependencies,
  supervisor: Staff,
  id: string,
  given: StaffEntry,
  expects?: 'known' | 'new',
): Promise<Registered> {
  const { institutionId } = supervisor;
  if (id === supervisor.id && !given.active) throw ownEntry();
  const named = {
    ...given,
    skills: distinctNames(given.skills),
    languages: distinctNames(given.languages),
    conflicts: distinctNames(given.conflicts),
  };
  const { entry, warnings, absence } = await inTransaction(
    dependencies.database,
    scopeOf(supervisor),
    async (transaction) => {
      const before = await findStaff(transaction, institutionId, id);
      if (expects === 'known' && !before) throw notFound('person');
      if (expects === 'new' && before) throw alreadyRegistered();
      const other = await findOtherSpelling(transaction, institutionId, id);
      if (other !== undefined) throw otherSpelling(other);
      const at = await dependencies.clock(transaction);
      const entry = { ...named, absences: await spellCovers(transaction, institutionId, named.absences) };
      await putStaff(transaction, institutionId, id, entry, at);
      if (!entry.active) await closeSessionsOf(transaction, institutionId, id);
      return {
        entry,
        warnings: await listStaffWarnings(transaction, institutionId, id, entry),
        absence: await absenceAt(transaction, institutionId, entry.absences, at),
      };
    },
  );
  forgetStanding(dependencies, { institutionId, id });
  const returnAll = (reason: string, cover: string | null) =>
    returnHearings(dependencies, supervisor, id, reason, cover === id ? null : cover);
  const returned = !entry.active
    ? await returnAll('The judge was set inactive on the staff list.', null)
    : absence
      ? await returnAll(`The judge is absent until ${absence.until}.`, absence.cover)
      : [];
  return { entry, returned, warnings };
}

const ownEntry = (): Problem =>
  invalid([{ field: '/active', message: 'you would lock yourself out; another supervisor can set you inactive' }]);

const alreadyRegistered = (): Problem =>
  invalid([
    { field: '/id', message: 'a judge or supervisor is already registered under this account; change that entry' },
  ]);

const otherSpelling = (known: string): Problem =>
  new Problem(409, 'otherSpelling', 'This is another spelling of a known account', {
    detail: `the account is ${known}; capitals and spaces do not make it a different account`,
    remedy: `register ${known} instead`,
    errors: [{ field: '/id', message: `write it as ${known}` }],
  });
