import { isWindowOpen } from '../appeal-window.ts';
import type { CaseEvent } from '../event.ts';
import { findingOn, openClaims } from '../state.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** A second person's signature under a decision that departs from the provisional outcome, or their refusal. */
export function signDecision({ policy, state, command, instruction, at }: Given<'signDecision'>): Decided {
  const proposal = state.phase === 'withdrawn' ? null : state.hearing?.proposal;
  if (proposal?.decisionId !== command.decisionId) return refuse('signatureNotPending');
  if (!command.agree) {
    const { decisionId, reasonCommitment } = command;
    const refused: CaseEvent = { type: 'signatureRefused', decisionId, reasonCommitment };
    if (state.phase === 'decided') return accept([refused]);
    return accept([
      refused,
      { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'signatureRefused' },
    ]);
  }
  if (openClaims(state).some((claim) => findingOn(state, claim.claimId) === undefined)) return refuse('findingMissing');
  const isUnreached = proposal.adverse && !state.notified;
  if (isUnreached && !command.toldUnreached) return refuse('subjectNotReached');
  // An outage may have lengthened the window since the decision was proposed.
  if (isWindowOpen(policy, state, at) && !state.nothingToAdd)
    return refuse('appealWindowOpen', `it ends at ${state.window?.endsAt ?? ''}`);
  return accept(
    [
      ...(state.window && !state.window.closed ? [{ type: 'appealWindowClosed' } as const] : []),
      {
        type: 'decided',
        decisionId: proposal.decisionId,
        outcome: proposal.outcome,
        adverse: proposal.adverse,
        route: 'hearing',
        decidedBy: proposal.judgeId,
        reasonsCommitment: proposal.reasonsCommitment,
        contributions: proposal.contributions,
        outcomeWithoutIndividualFacts: proposal.outcomeWithoutIndividualFacts,
        ...(proposal.individualFacts && { individualFacts: proposal.individualFacts }),
        signedBy: instruction.actor.id,
        supersedes: proposal.supersedes,
        ...(isUnreached && { subjectUnreached: true as const }),
      },
    ],
    [{ type: 'notifySubject', about: 'decision' }],
  );
}
