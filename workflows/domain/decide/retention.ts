import type { Instruction } from '../command.ts';
import { isClosed, isHeld, retentionEndsAt, type LegalHold } from '../retention.ts';
import { waitingLateClaims, type CaseState } from '../state.ts';
import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/**
 * The end of what is personal about a case's subject: on the institution's word, or when the policy's term is over. Never
 * while the case is open or a legal hold on it or on its policy is in force.
 */
export function eraseSubject({ policy, state, command, instruction, at }: Given<'eraseSubject'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (!isClosed(state)) return refuse('caseOpen', 'its data is erased once it is decided or withdrawn');
  if (waitingLateClaims(state).length > 0)
    return refuse('caseOpen', 'a late claim waits; a supervisor admits or declines it first');
  const held = refuseHeld(state, instruction, at);
  if (held) return held;
  const isByEngine = instruction.actor.kind === 'system' && instruction.actor.role === 'engine';
  if (isByEngine !== (command.ground === 'retentionEnded')) return refuse('notPermitted');
  const endsAt = retentionEndsAt(policy, state);
  if (isByEngine && (endsAt === null || at < endsAt)) return refuse('notDue');
  const { type: _, ...ending } = command;
  return accept([{ type: 'subjectErased', ...ending }]);
}

/** The refusal of whatever would take something from a case while a legal hold on it or on its policy is in force; otherwise `null`. */
export const refuseHeld = (
  { legalHold }: Pick<CaseState, 'legalHold'>,
  { policyHold }: Pick<Instruction, 'policyHold'>,
  at: string,
): Decided | null =>
  refuseUnder('the hold on this case', legalHold, at) ??
  refuseUnder('the hold on every case under its policy', policyHold, at);

function refuseUnder(which: string, hold: LegalHold | undefined, at: string): Decided | null {
  if (hold === undefined || !isHeld(hold, at)) return null;
  return refuse('underLegalHold', hold.until === null ? `${which} has no end` : `${which} lasts until ${hold.until}`);
}

/** Holds back every erasure until a moment, or until the hold is set anew with an end; the newest hold alone counts. */
export function setLegalHold({ state, command }: Given<'setLegalHold'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  const { until, reasonCommitment } = command;
  return accept([{ type: 'legalHoldSet', until, reasonCommitment }]);
}

/** The subject's request, once and in any phase, which the institution sees; nothing is erased by it. */
export function requestErasure({ state, command }: Given<'requestErasure'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.erasureRequest) return refuse('alreadyGiven', `it was requested at ${state.erasureRequest.at}`);
  return accept([{ type: 'erasureRequested', whyCommitment: command.whyCommitment }]);
}
