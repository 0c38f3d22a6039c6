import { act } from './act.ts';

/** A judge steps back from a case for good. No reason is asked; a conflict may be declared. */
export const recuse = act({
  name: 'recuse',
  as: ['judge', 'supervisor'],
  command: ({ body }: { body: { conflict: boolean } }) => ({ type: 'recuse', conflict: body.conflict }),
  answer: () => null,
});
