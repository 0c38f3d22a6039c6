import { mayTakeOver } from '../obstacle.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * The judge who holds the hearing hands it to a colleague, in the same seat and with a lease of their own. The colleague hands it back in
 * the same way, and the judge may take it back as long as the colleague holds it. While two judges deliberate, neither is replaced.
 */
export function delegate({ policy, state, command, instruction }: Given<'delegate'>): Decided {
  const hearing = hearingOf(state);
  if (!hearing?.holding) return refuse('notAssigned');
  const { holding, deliberation } = hearing;
  const { judgeId, judgeRole, reasonCommitment } = command;
  if (judgeId === holding.judgeId) return refuse('alreadyGiven', 'this colleague already has the hearing');
  const isTakenBack = instruction.actor.id !== holding.judgeId;
  if (isTakenBack && judgeId !== instruction.actor.id)
    return refuse('notPermitted', 'you can take it back, and then hand it to another colleague');
  if (deliberation && !deliberation.closed) return refuse('colleagueCannotHear', 'two judges are deliberating');
  if (!mayTakeOver(state, { judgeId, role: judgeRole }, holding.seat)) return refuse('colleagueCannotHear');
  const from = holding.judgeId;
  return accept([
    { type: 'hearingDelegated', from, judgeId, reasonCommitment },
    {
      type: 'hearingAssigned',
      judgeId,
      role: judgeRole,
      seat: holding.seat,
      how: 'given',
      lease: policy.hearing.lease,
      ...(judgeId !== holding.delegatedBy && { delegatedBy: from }),
    },
  ]);
}
