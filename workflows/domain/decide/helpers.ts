import type { CaseState } from '../state.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/** Maximum number of helpers that a subject may have in one case at a time. */
const MAX_HELPERS = 5;

/** Whether one more helper can act for the subject. */
export const hasRoomForHelper = ({ helpers = [] }: Pick<CaseState, 'helpers'>): boolean =>
  helpers.filter(({ revoked }) => !revoked).length < MAX_HELPERS;

/** The subject lets counsel or a helper act for them by a link of their own. */
export function grantHelper({ state, command }: Given<'grantHelper'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.helpers?.some(({ helperId }) => helperId === command.helperId)) return refuse('alreadyGiven');
  if (!hasRoomForHelper(state)) return refuse('helperLimit', `${MAX_HELPERS} people can act for you`);
  const { helperId, nameCommitment } = command;
  return accept([{ type: 'helperGranted', helperId, nameCommitment }]);
}

/** The subject takes a helper's link back; what the helper did stays. */
export function revokeHelper({ state, command: { helperId } }: Given<'revokeHelper'>): Decided {
  const helper = state.helpers?.find((each) => each.helperId === helperId);
  if (!helper) return refuse('helperUnknown');
  if (helper.revoked) return refuse('alreadyGiven');
  return accept([{ type: 'helperRevoked', helperId }]);
}
