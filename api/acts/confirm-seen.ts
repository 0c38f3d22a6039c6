import { act } from './act.ts';

/** The subject says that they have read what their link shows them. */
export const confirmSeen = act({
  name: 'confirmSeen',
  as: [],
  command: () => ({ type: 'confirmSeen' }),
  answer: (_asked, { at }) => ({ seenAt: at }),
});
