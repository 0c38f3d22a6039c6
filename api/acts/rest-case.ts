import { act } from './act.ts';

/** The subject has nothing to add, so that a decision need not wait for the end of the appeal window. */
export const restCase = act({
  name: 'restCase',
  as: [],
  command: () => ({ type: 'restCase' }),
  answer: () => ({ nothingToAdd: true as const }),
});
