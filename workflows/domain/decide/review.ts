import { isWindowOpen } from '../appeal-window.ts';
import type { CaseEvent } from '../event.ts';
import { waitingLateClaims } from '../state.ts';
import { countClaims, MAX_CLAIMS } from './appeal.ts';
import { openHearing } from './intake.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/** The subject's claim after the window, which changes nothing by itself: a supervisor admits it or declines it. */
export function raiseLateClaim({ policy, state, command, at }: Given<'raiseLateClaim'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  const isHeard = state.phase === 'appealWindow' || state.phase === 'hearing';
  if (!isHeard && state.phase !== 'decided') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (isHeard && isWindowOpen(policy, state, at))
    return refuse('claimInTime', state.window ? `it ends at ${state.window.endsAt}` : undefined);
  const known = [...state.claims, ...(state.lateClaims ?? [])];
  if (known.some(({ claimId }) => claimId === command.claimId)) return refuse('alreadyGiven');
  if (countClaims(state) >= MAX_CLAIMS) return refuse('claimLimit', `${MAX_CLAIMS} claims have been raised`);
  const { claimId, statementCommitment, whyCommitment } = command;
  return accept([{ type: 'lateClaimRaised', claimId, statementCommitment, whyCommitment }]);
}

/** A supervisor declines a late claim; the subject reads why. */
export function declineLateClaim({ state, command }: Given<'declineLateClaim'>): Decided {
  const { claimId, reasonCommitment } = command;
  const late = state.lateClaims?.find((each) => each.claimId === claimId);
  if (!late) return refuse('claimUnknown');
  if (late.status !== 'waiting') return refuse('lateClaimSettled', `it is ${late.status}`);
  if (state.phase === 'withdrawn') return refuse('wrongPhase', 'the case is withdrawn');
  return accept(
    [{ type: 'lateClaimDeclined', claimId, reasonCommitment }],
    [{ type: 'notifySubject', about: 'lateClaimDeclined' }],
  );
}

/**
 * A supervisor admits the late claims that wait, or has a person look at a decision again. A decision stays in force, under
 * review, until a person confirms or supersedes it; a hearing that is going on gets the claims.
 */
export function reopenCase({ policy, state, command, at }: Given<'reopenCase'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase !== 'appealWindow' && state.phase !== 'hearing' && state.phase !== 'decided')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const admitted = waitingLateClaims(state).map(({ claimId }) => claimId);
  const isDecided = state.phase === 'decided';
  if (!isDecided && admitted.length === 0) return refuse('nothingToReopen');
  const reopened: CaseEvent = { type: 'caseReopened', reasonCommitment: command.reasonCommitment, admitted };
  const ground = admitted.length > 0 ? 'claim' : 'review';
  // A hearing that has led to a decision starts anew, and is due anew.
  const before = isDecided && state.hearing ? { ...state, hearing: { ...state.hearing, grounds: [] } } : state;
  const isJoined = before.hearing?.grounds.includes(ground) === true;
  return accept(
    [reopened, ...(isJoined ? [] : [openHearing(policy, before, ground, command.seed, at)])],
    [{ type: 'notifySubject', about: 'reopened' }, ...(isJoined ? [] : [{ type: 'startHearing' } as const])],
  );
}
