import { helperIdOf } from '../actor.ts';
import type { CaseEvent, TrailEvent } from '../event.ts';
import type { CaseState } from '../state.ts';
import { reopen } from './reopen.ts';

type EntryOf<Type extends CaseEvent['type']> = TrailEvent & { event: Extract<CaseEvent, { type: Type }> };

/** A claim that the subject, or a helper for them, raised over a link. */
export function raiseClaim(state: CaseState, { event, actor, at }: EntryOf<'claimRaised'>): CaseState {
  const helperId = helperIdOf(actor);
  const { kind, fact, language } = event;
  const by = {
    ...(kind && { kind }),
    ...(fact !== undefined && { fact }),
    ...(helperId !== undefined && { helperId }),
    ...(language !== undefined && { language }),
  };
  const claim = { claimId: event.claimId, raisedAt: at, withdrawn: false, ...by };
  return { ...state, ...hearMore(state), claims: [...state.claims, claim] };
}

/** A claim that reached the institution in another way, which reopens a case that was decided meanwhile. */
export function writeDownClaim(state: CaseState, { event, actor, at }: EntryOf<'claimWrittenDown'>): CaseState {
  const { claimId, channel, receivedAt, language } = event;
  const before = state.phase === 'decided' ? reopen(state, []) : { ...state, ...hearMore(state) };
  const writtenDown = { by: actor.id, channel, at };
  const written = { writtenDown, ...(language !== undefined && { language }) };
  return {
    ...before,
    claims: [...before.claims, { claimId, raisedAt: receivedAt, withdrawn: false, ...written }],
  };
}

/** The subject has said more: a decision that waits for a signature was made without it. */
export const hearMore = ({ hearing }: CaseState): Partial<CaseState> => ({
  nothingToAdd: false,
  hearing: hearing && { ...hearing, proposal: null },
});
