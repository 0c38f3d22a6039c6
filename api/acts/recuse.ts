import { act } from './act.ts';

/** A judge recuses themselves from a case permanently. No reason is required; they may declare a conflict. */
export const recuse = act({
  name: 'recuse',
  as: ['judge', 'supervisor'],
  command: ({ body }: { body: { conflict: boolean } }) => ({ type: 'recuse', conflict: body.conflict }),
  answer: () => null,
});
