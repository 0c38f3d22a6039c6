import type { CaseState, LateClaim } from '../state.ts';
import type { Hearing } from '../hearing.ts';

export const changeLateClaim = (
  state: CaseState,
  claimIds: readonly string[],
  change: Partial<LateClaim>,
): CaseState => ({
  ...state,
  lateClaims: (state.lateClaims ?? []).map((each) => (claimIds.includes(each.claimId) ? { ...each, ...change } : each)),
});

/**
 * Late claims that are admitted become claims of the time at which they were raised. The hearing that led to a decision starts
 * anew with its first judge; what was recorded, asked and shown in it stays.
 */
export function reopen(before: CaseState, admitted: readonly string[]): CaseState {
  const state = changeLateClaim(before, admitted, { status: 'admitted' });
  const claims = (state.lateClaims ?? [])
    .filter(({ claimId }) => admitted.includes(claimId))
    .map(({ claimId, raisedAt, language }) => ({
      claimId,
      raisedAt,
      withdrawn: false,
      ...(language !== undefined && { language }),
    }));
  const { hearing } = state;
  const anew: Partial<Hearing> =
    state.phase === 'decided'
      ? {
          grounds: [],
          deliberation: null,
          escalatedFrom: null,
          seeking: { role: 'judge', seat: 'first' },
          secondJudge: { seed: '', drawn: false },
        }
      : {};
  return {
    ...state,
    nothingToAdd: false,
    claims: [...state.claims, ...claims],
    hearing: hearing && { ...hearing, ...anew, proposal: null },
  };
}
