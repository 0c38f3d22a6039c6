import { act } from './act.ts';

/** The subject has nothing to add, so a decision does not have to wait for the end of the appeal window. */
export const restCase = act({
  name: 'restCase',
  as: [],
  command: () => ({ type: 'restCase' }),
  answer: () => ({ nothingToAdd: true as const }),
});
