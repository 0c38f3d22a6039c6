import { recordOf } from '../state.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * Notes that a member of staff opened the subject's private link: once, and once more when it first shows them a score. A person
 * who could have heard the case blind to its score can hear it no longer.
 */
export function noteLinkReader({ policy, state, instruction }: Given<'noteLinkReader'>): Decided {
  const { id: staffId } = instruction.actor;
  const sawScore = state.score !== null;
  const known = state.linkReaders?.some((reader) => reader.staffId === staffId && (reader.sawScore || !sawScore));
  if (known) return refuse('alreadyGiven');
  const endsBlindness = sawScore && policy.blind !== 'none' && recordOf(state, staffId) === undefined;
  return accept([{ type: 'linkReadByStaff', staffId, sawScore, endsBlindness }]);
}
