import type { StaffWarning } from '#db/staffing/accounts.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** What may be a mistake in a registration, in a sentence or two. */
export function tellStaffWarning(warning: StaffWarning): Phrase {
  switch (warning.kind) {
    case 'neverSignedIn':
      return say`No one has signed in with the account ${warning.account} yet. Check its spelling.`;
    case 'similarAccount':
      return warning.signedIn
        ? say`The account ${warning.known}, which has signed in, is spelt almost like ${warning.account}.`
        : say`The account ${warning.known}, which is registered already, is spelt almost like ${warning.account}.`;
    case 'conflictWithoutCase':
      return say`No case has the reference ${warning.reference} so far, so this conflict has no effect yet.`;
    case 'coverNotRegistered':
      return say`Nobody is registered as ${warning.cover}, so the hearings go back to the queue from ${warning.from} on.`;
    case 'skillNotAsked':
      return say`No policy asks for the skill ${warning.skill} so far.`;
  }
}
