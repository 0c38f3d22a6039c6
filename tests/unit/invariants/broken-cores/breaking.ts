import type { CommandType, Instruction } from '#workflows/domain/command.ts';
import { decide as decideInCore, type Decided } from '#workflows/domain/decide/index.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';

/** The core's `decide`, whole or with a guard taken out. */
export type Decide = typeof decideInCore;

/** A core with one guard taken out, and the invariants that may be the first to tell. */
export type BrokenCore = [what: string, broken: Decide, invariants: string[]];

let last: { given: Parameters<Decide>; decided: Decided } | undefined;

/** The core's `decide`, which broken cores build on. When many of them are asked the same, it is worked out once. */
export const decide: Decide = (...given) => {
  if (!last?.given.every((each, place) => each === given[place])) last = { given, decided: decideInCore(...given) };
  return last.decided;
};

/** `decide` as it would be if it looked at something else for these commands. */
export const seeing =
  (
    types: readonly CommandType[],
    look: (policy: Policy, state: CaseState, instruction: Instruction) => Partial<[Policy, CaseState, Instruction]>,
  ): Decide =>
  (policy, state, instruction) => {
    if (!state || !types.includes(instruction.command.type)) return decide(policy, state, instruction);
    const seen = look(policy, state, instruction);
    return decide(seen[0] ?? policy, seen[1] ?? state, seen[2] ?? instruction);
  };

/** `decide` as it would be if other events came of it. */
export const telling =
  (tell: (event: CaseEvent) => CaseEvent): Decide =>
  (...given) => {
    const decided = decide(...given);
    return decided.accepted ? { ...decided, events: decided.events.map(tell) } : decided;
  };

/** `decide` as it would be if some events did not come of it. */
export const leavingOut =
  (isLeftOut: (event: CaseEvent, instruction: Instruction) => boolean): Decide =>
  (policy, given, instruction) => {
    const decided = decide(policy, given, instruction);
    if (!decided.accepted) return decided;
    return { ...decided, events: decided.events.filter((event) => !isLeftOut(event, instruction)) };
  };

/** `decide` as it would be if a command always gave these events in a hearing. */
export const always =
  (type: CommandType, events: (instruction: Instruction) => CaseEvent[]): Decide =>
  (policy, state, instruction): Decided =>
    instruction.command.type === type && state?.phase === 'hearing'
      ? { accepted: true, events: events(instruction), effects: [] }
      : decide(policy, state, instruction);

export const state = (change: (state: CaseState) => Partial<CaseState>) => (_: Policy, given: CaseState) =>
  [undefined, { ...given, ...change(given) }] as [never, CaseState];
export const hearing = (change: Partial<NonNullable<CaseState['hearing']>>) =>
  state((given) => ({ hearing: given.hearing && { ...given.hearing, ...change } }));
export const rule = (change: Partial<Policy['hearing']>) => (policy: Policy) =>
  [{ ...policy, hearing: { ...policy.hearing, ...change } }] as [Policy];
export const window = (change: Partial<Policy['appealWindow']>) => (policy: Policy) =>
  [{ ...policy, appealWindow: { ...policy.appealWindow, ...change } }] as [Policy];
export const asked =
  (change: (instruction: Instruction) => Partial<Instruction>) => (_: Policy, __: CaseState, given: Instruction) =>
    [undefined, undefined, { ...given, ...change(given) }] as [never, never, Instruction];
