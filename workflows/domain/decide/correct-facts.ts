import { accept, refuse, refuseErased, type Decided, type Given } from './result.ts';

/**
 * The institution corrects the facts of a case that is not decided. The case is scored again; its subject is told then, and has the
 * whole window again. A claim stays open, and a person hears it as before.
 */
export function correctFacts({ state, command }: Given<'correctFacts'>): Decided {
  const erased = refuseErased(state);
  if (erased) return erased;
  if (state.phase === 'decided') return refuse('decisionInForce');
  if (state.phase === 'withdrawn') return refuse('wrongPhase', 'the case is withdrawn');
  const { factsCommitment, reasonCommitment } = command;
  return accept([{ type: 'factsCorrected', factsCommitment, reasonCommitment }]);
}
