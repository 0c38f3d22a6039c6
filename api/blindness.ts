import type { Policy } from '#workflows/domain/policy.ts';
import { recordOf, type CaseState } from '#workflows/domain/state.ts';
import type { Staff } from './principal.ts';
import { Problem } from './problem.ts';

/**
 * Refuses to disclose a score to a caller who may still hear the case blind: a judge or supervisor without a perspective
 * record of their own, whatever other roles they have.
 *
 * @throws Problem 403
 */
export function refuseIfStillBlind({ id, roles }: Staff, blind: Policy['blind'], state: CaseState): void {
  const hearsCases = roles.includes('judge') || roles.includes('supervisor');
  const isOver = state.phase === 'decided' || state.phase === 'withdrawn';
  if (!hearsCases || blind === 'none' || isOver || recordOf(state, id)) return;
  throw new Problem(403, 'stillBlind', 'You may still hear this case, so you cannot see its score yet', {
    remedy: 'read it as a hearing, or use an account that hears no cases',
  });
}
