import { act } from './act.ts';

/** A supervisor moves a hearing to the supervisors, so that one of them hears it. */
export const escalate = act({
  name: 'escalate',
  as: ['supervisor'],
  command: () => ({ type: 'escalate', reason: 'requested' }),
  answer: () => null,
});
