import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import type { Effect } from '#workflows/domain/decide/index.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { CaseState } from '#workflows/domain/state.ts';

/** A command on one case. The same `commandId` is carried out only once, however often it is requested. */
export interface CommandRequest {
  caseId: string;
  commandId: string;
  actor: Actor;
  command: Command;
  /** The view that the actor acted on. */
  viewId?: string;
}

/** The result of a command: the entries that it appended, and the refusal if it was refused. */
export interface CommandResult {
  caseId: string;
  refusal: Refusal | null;
  entries: TrailEvent[];
  effects: Effect[];
  state: CaseState | null;
  /** The earliest time at which the window that blocked the command can be closed, RFC 3339 UTC; null if none did. */
  lookAgainAt: string | null;
}

/** A command carried out on a case: the state before, the entries appended, the state after. */
export interface Appended {
  request: CommandRequest;
  policy: Policy;
  before: CaseState;
  state: CaseState;
  entries: TrailEvent[];
  refusal: Refusal | null;
  effects: Effect[];
  /** The subject's commitment key, null once their data is erased. */
  key: Buffer | null;
  at: string;
}
