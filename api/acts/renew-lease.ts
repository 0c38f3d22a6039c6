import { act } from './act.ts';

/** A judge who works on their hearing keeps it; `saveDraft` asks for it in their name once half of the lease is over. */
export const renewLease = act({
  name: 'renewLease',
  as: ['judge', 'supervisor'],
  command: (): { type: 'renewLease' } => ({ type: 'renewLease' }),
  answer: (_asked, { state }) => ({ leaseUntil: state.hearing?.holding?.leaseUntil ?? null }),
});
