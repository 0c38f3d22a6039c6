import { act } from './act.ts';

/** The moment at which a judge whose perspective record is in first sees score and reference class. */
export const reveal = act({
  name: 'reveal',
  as: ['judge', 'supervisor'],
  findRepeated: ({ found, actor }) =>
    Promise.resolve(found.state.hearing?.revealedTo.includes(actor.id) === true ? null : undefined),
  command: () => ({ type: 'reveal' }),
  answer: () => null,
});
