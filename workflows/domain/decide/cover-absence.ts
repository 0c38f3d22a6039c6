import type { CaseEvent } from '../event.ts';
import { mayTakeOver } from '../obstacle.ts';
import { isHolderObjectedTo } from '../hearing.ts';
import { hearingOf } from './hearing.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';

/**
 * The absence of the person who holds the hearing has begun: the person who covers for them takes their seat if nothing bars them from
 * it, otherwise the hearing waits in the queue. An open objection to the holder is answered first.
 */
export function coverAbsence({ policy, state, command }: Given<'coverAbsence'>): Decided {
  const hearing = hearingOf(state);
  const { judgeId, until, cover } = command;
  if (hearing?.holding?.judgeId !== judgeId) return refuse('notAssigned');
  if (isHolderObjectedTo(hearing)) return refuse('notDue', 'an objection to the judge is open');
  const { seat } = hearing.holding;
  const absent: CaseEvent = { type: 'holderAbsent', judgeId, until };
  const covers = cover !== null && cover.judgeId !== judgeId && mayTakeOver(state, cover, seat);
  if (!covers) return accept([absent]);
  const { lease } = policy.hearing;
  return accept([
    absent,
    { type: 'hearingAssigned', judgeId: cover.judgeId, role: cover.role, seat, how: 'given', lease },
  ]);
}
