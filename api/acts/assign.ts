import { findBreakEnd, readWorkload, whyNotGiven } from '#db/queue.ts';
import { notGiven } from './not-given.ts';
import { act } from './act.ts';

/**
 * A judge takes a hearing of their choice, which the trail records. The queue's rules on caps, skills and blindness apply.
 */
export const assign = act({
  name: 'assign',
  as: ['judge', 'supervisor'],
  async check({ caseId, actor, found }, transaction) {
    const { institutionId } = found.state;
    const workload = await readWorkload(transaction, institutionId, actor.id, found.at);
    const reason = await whyNotGiven(transaction, institutionId, caseId, actor.id, workload);
    if (!reason) return;
    const breakEndsAt =
      reason === 'capReached' ? await findBreakEnd(transaction, institutionId, actor.id, found.at) : null;
    throw notGiven(reason, workload, breakEndsAt);
  },
  command: () => ({ type: 'assign', how: 'chosen' }),
  answer: () => null,
});
