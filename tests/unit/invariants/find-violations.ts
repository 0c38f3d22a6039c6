import fc from 'fast-check';
import type { Decided } from '#workflows/domain/decide/index.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { CoreCase } from '../../case/core-case.ts';
import { countedIds } from '../../case/ids.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { decide, type BrokenCore, type Decide } from './broken-cores/breaking.ts';
import { checkEntries, InvariantBroken } from './check-entries.ts';
import { instructionFor, rules, steps } from './generated-steps.ts';
import type { Asked, Step } from './generated-steps/step.ts';

/** What was asked of a case until a core without a guard broke an invariant. What left no entry on the trail is left out. */
export interface Violation {
  policy: Policy;
  asked: Asked[];
  /** The invariant, and the types of all events on the trail. Violations with the same shape count as one. */
  shape: string;
}

/** Sequences that are generated at a time, from consecutive seeds. */
const BATCH = 200;
/** Ids of a case that goes on by a broken core are counted from here, so that none of them is on the trail already. */
const IDS_AFTER_FORK = 1_000_000;

/**
 * Generates sequences of commands and carries out each of them in memory, once by the whole core. Where a broken core would
 * decide a step differently, the case goes on from there by that core as well, until an invariant is broken or the sequence
 * ends: up to that step both are the same. Returns how many sequences were generated.
 *
 * @param cores - the cores that are still of interest; it is asked before each sequence, and none ends the search
 * @param found - takes each violation; throws nothing
 */
export async function findViolations(
  { sequences, seed }: { sequences: number; seed: number },
  cores: () => readonly BrokenCore[],
  found: (core: BrokenCore, violation: Violation) => void,
): Promise<number> {
  const policies = new Map<string, Policy>();
  let count = 0;
  for (let batch = 0; count < sequences; batch += 1) {
    const numRuns = Math.min(BATCH, sequences - count);
    for (const [chosen, taken] of fc.sample(fc.tuple(rules, steps), { numRuns, seed: seed + batch })) {
      const wanted = cores();
      if (wanted.length === 0) return count;
      count += 1;
      const key = JSON.stringify(chosen);
      const policy = policies.get(key) ?? policyWith(chosen);
      policies.set(key, policy);
      takeSequence(policy, taken, wanted, found);
    }
    // The test runner is told nothing while this runs, and gives it up after a minute of silence.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return count;
}

function takeSequence(
  policy: Policy,
  taken: readonly Step[],
  cores: readonly BrokenCore[],
  found: (core: BrokenCore, violation: Violation) => void,
): void {
  let given: Parameters<Decide> | undefined;
  const whole = new CoreCase(policy, (...asked) => {
    given = asked;
    return decide(...asked);
  });
  whole.received();
  const asked: Asked[] = [];
  let same = cores;
  for (const [place, step] of taken.entries()) {
    const next = instructionFor(whole, step);
    const before = whole.copy();
    whole.passes(next.at);
    const decided = whole.give(next.actor, next.command, next);
    checkEntries(policy, whole.trail, before.trail.length, next);
    const differing = same.filter(([, broken]) => !isSame(decided, broken(...given!)));
    for (const core of differing) {
      const violation = goOn(before, core[1], next, taken.slice(place + 1));
      if (violation) found(core, { ...violation, asked: [...asked, ...violation.asked] });
    }
    if (differing.length > 0) same = same.filter((core) => !differing.includes(core));
    if (same.length === 0) return;
    if (whole.trail.length > before.trail.length) asked.push(next);
  }
}

function isSame(one: Decided, other: Decided): boolean {
  if (one === other) return true;
  const [events, others] = [one.events ?? [], other.events ?? []];
  if (one.accepted !== other.accepted || events.length !== others.length) return false;
  // Most events are the same objects, and need not be written out.
  return events.every((event, place) => {
    const like = others[place];
    return event === like || JSON.stringify(event) === JSON.stringify(like);
  });
}

/** Carries a case on by a broken core: what was asked until an invariant was broken, or null if none was. */
function goOn(before: CoreCase, broken: Decide, first: Asked, rest: readonly Step[]): Violation | null {
  const given = before.copy(broken, countedIds(IDS_AFTER_FORK));
  const { policy } = given;
  const asked: Asked[] = [];
  for (const step of [null, ...rest]) {
    const next = step === null ? first : instructionFor(given, step);
    const from = given.trail.length;
    given.passes(next.at);
    given.give(next.actor, next.command, next);
    if (given.trail.length > from) asked.push(next);
    try {
      checkEntries(policy, given.trail, from, next);
    } catch (error) {
      if (!(error instanceof InvariantBroken)) throw error;
      return { policy, asked, shape: [error.invariant, ...given.types].join(' ') };
    }
  }
  return null;
}
