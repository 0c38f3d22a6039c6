import { whyNotGiven } from '#db/staffing/queue.ts';
import { findBreakEnd, readTiredness } from '#db/staffing/workload.ts';
import { notGiven } from './not-given.ts';
import { act } from './act.ts';

/**
 * A judge takes a hearing of their choice, which the trail records. The queue's rules on caps, rest, skills and blindness apply.
 */
export const assign = act({
  name: 'assign',
  as: ['judge', 'supervisor'],
  async check({ caseId, actor, found }, transaction) {
    const { institutionId } = found.state;
    const tiredness = await readTiredness(transaction, institutionId, actor.id, found.at);
    const reason = await whyNotGiven(transaction, institutionId, caseId, actor.id, tiredness);
    if (!reason) return;
    const breakEndsAt =
      reason === 'capReached' ? await findBreakEnd(transaction, institutionId, actor.id, found.at) : null;
    throw notGiven(reason, tiredness, breakEndsAt);
  },
  command: () => ({ type: 'assign', how: 'chosen' }),
  answer: () => null,
});
