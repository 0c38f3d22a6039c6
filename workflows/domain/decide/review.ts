import { awaitsSubject, claimsUntil, takesClaims } from '../appeal-window.ts';
import type { CaseEvent, Ground } from '../event.ts';
import type { Policy } from '../policy.ts';
import { reviewEndsAt } from '../review-term.ts';
import { type CaseState, isContestable, isUnderReview, waitingLateClaims } from '../state.ts';
import { hasRoomForClaim, MAX_ATTACHMENTS, MAX_CLAIMS } from './appeal.ts';
import { openHearing } from './intake.ts';
import { accept, refuse, refuseErased, type Decided, type Effect, type Given } from './result.ts';

/** The subject's claim after the window, which changes nothing by itself: a supervisor admits it or declines it. */
export function raiseLateClaim({ policy, state, command, at }: Given<'raiseLateClaim'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  const isHeard = isContestable(state);
  if (!isHeard && state.phase !== 'decided') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (isHeard && takesClaims(policy, state, at))
    return refuse('claimInTime', state.window ? `it ends at ${state.window.endsAt}` : undefined);
  const { claimId, statementCommitment, whyCommitment, language } = command;
  const unfit = refuseClaim(state, claimId);
  if (unfit) return unfit;
  const written = { claimId, statementCommitment, whyCommitment, ...(language !== undefined && { language }) };
  return accept([{ type: 'lateClaimRaised', ...written }]);
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
  if (!isContestable(state) && state.phase !== 'decided')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const admitted = waitingLateClaims(state).map(({ claimId }) => claimId);
  if (state.phase !== 'decided' && admitted.length === 0) return refuse('nothingToReopen');
  const reopened: CaseEvent = { type: 'caseReopened', reasonCommitment: command.reasonCommitment, admitted };
  const heard = hear(policy, state, admitted.length > 0 ? 'claim' : 'review', command.seed, at);
  return accept([reopened, ...heard.events], [{ type: 'notifySubject', about: 'reopened' }, ...heard.effects]);
}

/**
 * A supervisor writes down what the subject said by phone, by letter or in person. What was said while claims were taken counts
 * as a claim in time, whenever it is written down: it opens or joins the hearing, and puts a decision made without it in
 * question.
 */
export function writeDownClaim({ policy, state, command, at }: Given<'writeDownClaim'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase === 'received' || state.phase === 'withdrawn')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { claimId, statementCommitment, channel, seed, language } = command;
  const receivedAt = new Date(command.receivedAt).toISOString();
  if (receivedAt > at) return refuse('receivedAtUnlikely', 'that time is still to come');
  if (receivedAt < state.receivedAt)
    return refuse('receivedAtUnlikely', `the case was received at ${state.receivedAt}`);
  const until = claimsUntil(policy, state);
  // While the subject is not reached, no window runs that could have ended.
  const isInTime = awaitsSubject(state) || (until === null ? state.decision === null : receivedAt < until);
  if (!isInTime)
    return refuse('receivedTooLate', state.window ? `the window ended at ${state.window.endsAt}` : undefined);
  const unfit = refuseClaim(state, claimId);
  if (unfit) return unfit;
  const heard = hear(policy, state, 'claim', seed, at);
  const written = { statementCommitment, channel, receivedAt, ...(language !== undefined && { language }) };
  return accept(
    [{ type: 'claimWrittenDown', claimId, ...written }, ...heard.events],
    [{ type: 'notifySubject', about: 'claimWrittenDown' }, ...heard.effects],
  );
}

/** The letter or note behind a claim that was written down, as long as a judge can take it into account. */
export function attachOriginal({ state, command }: Given<'attachOriginal'>): Decided {
  if (!isContestable(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const { type: _, claimId, ...attachment } = command;
  const claim = state.claims.find((each) => each.claimId === claimId);
  if (!claim?.writtenDown) return refuse('claimUnknown', claim && 'the subject wrote it themselves');
  if (claim.withdrawn) return refuse('claimWithdrawn');
  if (state.attachments.some(({ attachmentId }) => attachmentId === attachment.attachmentId))
    return refuse('alreadyGiven');
  if (state.attachments.length >= MAX_ATTACHMENTS)
    return refuse('attachmentLimit', `${MAX_ATTACHMENTS} files have been added`);
  return accept([{ type: 'attachmentAdded', ...attachment, originalOf: claimId }]);
}

/**
 * A person looks at a decision that a machine made, because its subject asks for it within the policy's term (Regulation (EU)
 * 2016/679, article 22(3)). The decision stays in force, under review, until that person confirms or supersedes it.
 */
export function requestReview({ policy, state, command, at }: Given<'requestReview'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (isUnderReview(state)) return refuse('decisionUnderReview');
  const { decision } = state;
  if (state.phase !== 'decided' || !decision) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (decision.judgeId !== null) return refuse('notAutomatic');
  const endsAt = reviewEndsAt(policy, decision, state.unreached, at);
  if (at >= endsAt) return refuse('reviewTermEnded', `it ended at ${endsAt}`);
  const { requestId, whyCommitment, seed } = command;
  const heard = hear(policy, state, 'review', seed, at);
  return accept(
    [{ type: 'reviewRequested', requestId, whyCommitment }, ...heard.events],
    [{ type: 'notifySubject', about: 'reopened' }, ...heard.effects],
  );
}

/** Why a claim is not taken beside those that there are, in time or late; `null` if it may be. */
function refuseClaim(state: CaseState, claimId: string): Decided | null {
  const known = [...state.claims, ...(state.lateClaims ?? [])];
  if (known.some((claim) => claim.claimId === claimId)) return refuse('alreadyGiven');
  if (!hasRoomForClaim(state)) return refuse('claimLimit', `${MAX_CLAIMS} claims have been raised`);
  return null;
}

/** A hearing that has led to a decision starts anew, and is due anew. */
const startAnew = (state: CaseState): CaseState =>
  state.hearing ? { ...state, hearing: { ...state.hearing, grounds: [] } } : state;

/** What has a person hear a case on a ground: nothing more where an open hearing has that ground. */
export function hear(
  policy: Policy,
  state: CaseState,
  ground: Ground,
  seed: string,
  at: string,
): { events: CaseEvent[]; effects: Effect[] } {
  const before = state.phase === 'decided' ? startAnew(state) : state;
  if (before.hearing?.grounds.includes(ground)) return { events: [], effects: [] };
  return { events: [openHearing(policy, before, ground, seed, at)], effects: [{ type: 'startHearing' }] };
}
