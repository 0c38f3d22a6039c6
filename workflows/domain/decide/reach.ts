import type { CaseEvent } from '../event.ts';
import { nextArrival } from '../letter.ts';
import { isAutomaticAdverse } from '../state.ts';
import { openHearing } from './intake.ts';
import { hear } from './review.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/** The institution corrects how the subject is reached. They get a new notice, with a private link. */
export function correctContact({ state, command }: Given<'correctContact'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase === 'withdrawn') return refuse('wrongPhase', 'the case is withdrawn');
  const { contactCommitment, reasonCommitment } = command;
  const corrected: CaseEvent = { type: 'contactCorrected', contactCommitment, reasonCommitment };
  // Before the score there is nothing to tell them; the first notice goes to the new contact.
  return accept([corrected], state.phase === 'received' ? [] : [{ type: 'notifySubject', about: 'contactCorrected' }]);
}

/**
 * The institution says that what was handed over has come back. The subject no longer counts as reached: their window
 * does not run, and nothing adverse follows without a person who was told so. An adverse decision that no person made is put in
 * question.
 */
export function reportBounce({ policy, state, command, at }: Given<'reportBounce'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase === 'withdrawn') return refuse('wrongPhase', 'the case is withdrawn');
  const hasSomething = state.notified || state.unreached?.reachedTooLateAt !== undefined;
  if (!hasSomething && !nextArrival(state.letters))
    return state.unreached?.why === 'bounced'
      ? refuse('alreadyGiven', `it was reported at ${state.unreached.since}`)
      : refuse('nothingHandedOver');
  const { reasonCommitment, notice, seed } = command;
  if (notice && state.contactCorrectedAt !== undefined && notice.handedOverAt < state.contactCorrectedAt)
    return refuse('noticeOfEarlierContact', `it was corrected at ${state.contactCorrectedAt}`);
  const bounced: CaseEvent = { type: 'noticeBounced', reasonCommitment, ...(notice && { noticeId: notice.noticeId }) };
  // Nobody was told that nothing had reached the subject when the decision was made: a person looks at it.
  if (state.phase === 'decided' && isAutomaticAdverse(state) && seed !== undefined) {
    const heard = hear(policy, state, 'review', seed, at);
    return accept(
      [bounced, { type: 'caseReopened', reasonCommitment, admitted: [], because: 'bounced' }, ...heard.events],
      heard.effects,
    );
  }
  // A letter that was to open the window has come back: a person looks at the case, as where a notice cannot be handed over.
  if (state.phase !== 'scored' || seed === undefined) return accept([bounced]);
  const opened = openHearing(policy, state, state.score ? 'signOff' : 'unscored', seed, at);
  return accept([bounced, opened], [{ type: 'startHearing' }]);
}

/** The subject has read their case. That they could shows that they were reached, which the core notes before. */
export function confirmSeen({ state }: Given<'confirmSeen'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase === 'received' || state.phase === 'withdrawn')
    return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  return accept([{ type: 'caseSeen' }]);
}
