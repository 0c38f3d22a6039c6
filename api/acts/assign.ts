import { readWorkload, whyNotGiven } from '#db/queue.ts';
import { notGiven } from './not-given.ts';
import { act } from './act.ts';

/**
 * A judge takes the hearing that they name; the trail keeps that they chose it. Caps, skills and blindness are those of the
 * queue.
 */
export const assign = act({
  name: 'assign',
  as: ['judge', 'supervisor'],
  async check({ caseId, actor, found }, transaction) {
    const { institutionId } = found.state;
    const workload = await readWorkload(transaction, institutionId, actor.id, found.at);
    const reason = await whyNotGiven(transaction, institutionId, caseId, actor.id, workload);
    if (reason) throw notGiven(reason, workload);
  },
  command: () => ({ type: 'assign', how: 'chosen' }),
  answer: () => null,
});
