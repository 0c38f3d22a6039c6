import type { CaseEvent } from '../event.ts';
import type { Policy } from '../policy.ts';
import { cannotDecipher, recordOf, recordsInForce, type RecordSummary } from '../state.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/** Each judge's note in a deliberation; after the last one the judges agree, or the hearing goes to a supervisor. */
export function noteDeliberation({ policy, state, command, instruction }: Given<'noteDeliberation'>): Decided {
  const deliberation = hearingOf(state)?.deliberation;
  if (!deliberation || deliberation.closed) return refuse('deliberationNotPending');
  const judgeId = instruction.actor.id;
  if (deliberation.notedBy.includes(judgeId)) return refuse('alreadyGiven');
  const events: CaseEvent[] = [{ type: 'deliberationNoted', judgeId, noteCommitment: command.noteCommitment }];
  const waiting = deliberation.judgeIds.filter((id) => id !== judgeId && !deliberation.notedBy.includes(id));
  if (waiting.length > 0) return accept(events);
  const [first, second] = deliberation.judgeIds.map((id) => recordOf(state, id));
  const agreed = first !== undefined && second !== undefined && agree(first, second);
  events.push({ type: 'deliberationClosed', agreed });
  if (!agreed) events.push({ type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'disagreement' });
  else if (cannotDecipher(first) || cannotDecipher(second))
    events.push(movesOn(policy, recordsInForce(state).filter(cannotDecipher).length - 1));
  return accept(events);
}

/** Whether two records agree on every claim for which both have a finding. */
export function agree(a: RecordSummary, b: RecordSummary): boolean {
  return a.findings.every((finding) => {
    const other = b.findings.find((each) => each.claimId === finding.claimId);
    return !other || other.finding === finding.finding;
  });
}

/** @param moves how often the hearing has moved on before */
export const movesOn = (policy: Policy, moves: number): CaseEvent =>
  moves < policy.hearing.cannotDecipherMoves
    ? { type: 'hearingMoved', to: 'judge', seat: 'further', reason: 'cannotDecipher' }
    : { type: 'hearingMoved', to: 'supervisor', seat: 'supervisor', reason: 'cannotDecipher' };
