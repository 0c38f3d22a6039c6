import type { Instruction } from '#workflows/domain/command.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { OF_DECISIONS } from './of-decisions.ts';
import { OF_ENTRIES } from './of-entries.ts';

/** Thrown where a trail tells of something that must never happen; `invariant` is its name. */
export class InvariantBroken extends Error {
  readonly invariant: string;

  constructor(invariant: string, entry: TrailEvent) {
    super(`${invariant}: ${JSON.stringify(entry)}`);
    this.invariant = invariant;
  }
}

const ofDecisions = Object.entries(OF_DECISIONS);
const ofEntries = Object.entries(OF_ENTRIES);

/** Checks the entries that an instruction left, each against the whole trail before it. */
export function checkEntries(policy: Policy, trail: readonly TrailEvent[], from: number, instruction: Instruction) {
  for (let index = from; index < trail.length; index++) {
    const entry = trail[index]!;
    const { event } = entry;
    const moment = { policy, before: trail.slice(0, index), entry, instruction };
    const broken =
      (event.type === 'decided' ? ofDecisions.find(([, holds]) => !holds(event, moment)) : undefined) ??
      ofEntries.find(([, holds]) => !holds(moment));
    if (broken) throw new InvariantBroken(broken[0], entry);
  }
}
