import type { CaseState } from '../state.ts';
import { hearMore } from './claims.ts';
import { withoutLetters } from './letters.ts';

/**
 * A case whose facts were corrected waits for a score: as if it had just come, or, once its subject has been told, in the phase
 * that it is in. What the subject had nothing to add to, or a judge proposed to decide, were other facts.
 */
export function scoreAnew(state: CaseState): CaseState {
  const corrections = (state.corrections ?? 0) + 1;
  if (state.phase === 'received') return { ...state, corrections };
  if (state.phase === 'scored')
    return {
      ...state,
      ...withoutLetters(state, () => false),
      corrections,
      phase: 'received',
      score: null,
      unscored: null,
      notified: false,
    };
  return { ...state, ...hearMore(state), corrections, scoringAgain: true };
}

/** A score, or why there is none. A decision marks the score that it rests on, so that a judge has to read the new one first. */
export function takeScore(state: CaseState, scoring: Pick<CaseState, 'score' | 'unscored'>): CaseState {
  const { scoringAgain, ...rest } = state;
  if (!scoringAgain) return { ...state, phase: 'scored', ...scoring };
  return { ...rest, ...scoring, nothingToAdd: false };
}
