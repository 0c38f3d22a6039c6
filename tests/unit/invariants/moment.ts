import type { Instruction } from '#workflows/domain/command.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';

/** An entry, the trail before it, and what led to it. */
export interface Moment {
  policy: Policy;
  before: readonly TrailEvent[];
  entry: TrailEvent;
  instruction: Instruction;
}
