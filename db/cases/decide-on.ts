import type { Actor } from '#workflows/domain/actor.ts';
import { decide } from '#workflows/domain/decide/index.ts';
import type { CaseEvent, TrailEvent } from '#workflows/domain/event.ts';
import { evolve } from '#workflows/domain/evolve.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { Appended, CommandRequest } from './command-request.ts';
import type { LockedCase } from './lock-cases.ts';

/** Decides a command on a locked case with the domain core, without writing anything. */
export function decideOn(
  { policy, state: before, key, at, conflicted, policyHold }: LockedCase,
  institutionId: string,
  request: CommandRequest,
): Appended {
  const { actor, command } = request;
  const decided = decide(policy, before, {
    institutionId,
    actor,
    at,
    command,
    conflicted: actor.kind === 'human' && conflicted.includes(actor.id),
    ...(policyHold && { policyHold }),
  });
  const { state, entries } = append(before, decided.events ?? [], actor, at);
  return {
    request,
    policy,
    before,
    state,
    entries,
    refusal: decided.accepted ? null : decided.refusal,
    effects: decided.accepted ? decided.effects : [],
    key,
    at,
  };
}

/** Converts events into the entries that follow a state, and folds them into the next state. */
function append(
  before: CaseState,
  events: readonly CaseEvent[],
  actor: Actor,
  at: string,
): { state: CaseState; entries: TrailEvent[] } {
  let state = before;
  const entries: TrailEvent[] = [];
  for (const event of events) {
    const entry: TrailEvent = { seq: state.seq + 1, at, actor: actorOf(event, actor), event };
    entries.push(entry);
    state = evolve(state, entry);
  }
  return { state, entries };
}

/** A score's actor is its scorer, not the worker that recorded it. */
function actorOf(event: CaseEvent, actor: Actor): Actor {
  if (event.type !== 'scored') return actor;
  return { kind: event.score.builtin ? 'model' : 'llm', id: event.score.model, role: 'scorer' };
}
