import assert from 'node:assert/strict';
import type { Instruction } from '#workflows/domain/command.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import type { decide, Decided } from '#workflows/domain/decide/index.ts';
import { TrailEvent } from '#workflows/domain/event.ts';
import { fold } from '#workflows/domain/evolve.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { CoreCase } from '../../case/core-case.ts';
import { theEngine } from '../../case/people.ts';
import { instructionFor } from './generated-steps.ts';
import type { Step } from './generated-steps/step.ts';
import { claimsEndIn } from './reading-a-trail.ts';
import { checkEntries, InvariantBroken } from './check-entries.ts';
import { checkHolderCanDecide, checkWayOut } from './way-out.ts';

/** What came of a sequence of steps. */
export interface Run {
  given: CoreCase;
  /** Every command that was given, by its type and whether it was accepted. */
  commands: { type: string; accepted: boolean }[];
}

/**
 * Lets a case live through the steps and checks after each of them that nothing happened that must never happen.
 *
 * @param decides the transition function under test, or a broken one
 */
export function runSequence(policy: Policy, steps: readonly Step[], decides: typeof decide): Run {
  const given = new CoreCase(policy, decides);
  const commands: Run['commands'] = [];
  given.received();
  for (const step of steps) {
    const { at, ...instruction } = instructionFor(given, step);
    const before = frozen(given.state);
    const from = given.trail.length;
    given.passes(at);
    const decided = given.give(instruction.actor, instruction.command, instruction);
    commands.push({ type: instruction.command.type, accepted: decided.accepted });
    checkEntries(policy, given.trail, from, { ...instruction, at });
    checkOutcome(decided, before, given, { ...instruction, at });
    if (given.trail.length === from) continue;
    checkDeadlines(given, decides, 1);
    checkHolderCanDecide(given, decides);
  }
  checkDeadlines(given, decides, MAX_DEADLINES + 1);
  checkWayOut(given, decides);
  checkTrail(given);
  return { given, commands };
}

/** What is accepted is told; what is refused changes nothing, but for a late claim's entry. */
function checkOutcome(decided: Decided, before: CaseState, given: CoreCase, instruction: Instruction): void {
  const { command } = instruction;
  const events = decided.events ?? [];
  const last = given.trail.at(-1)!;
  assert.equal(given.state.seq, given.trail.length);
  if (!decided.accepted && isSaidInTime(before, given, instruction))
    throw new InvariantBroken('what was said in time is never turned away', last);
  if (decided.accepted ? events.length > 0 : events.length === 0) return;
  const lateClaim = !decided.accepted && command.type === 'raiseClaim' && events[0]?.type === 'claimRefused';
  if (!lateClaim) throw new InvariantBroken('what is refused changes nothing and what is accepted is told', last);
  assert.deepEqual({ ...given.state, seq: before.seq, at: before.at }, before);
}

const MAX_CLAIMS = 20;

/** Whether a supervisor writes down a claim that was made while claims were taken, on a case that takes any. */
function isSaidInTime(
  { institutionId, phase, erasedAt, receivedAt, decision, claims, lateClaims = [] }: CaseState,
  given: CoreCase,
  { command, ...asked }: Instruction,
) {
  if (asked.actor.role !== 'supervisor' || asked.institutionId !== institutionId) return false;
  if (command.type !== 'writeDownClaim' || erasedAt !== undefined) return false;
  if (phase !== 'appealWindow' && phase !== 'hearing' && phase !== 'decided') return false;
  const until = claimsEndIn(given.policy, given.trail);
  const isInTime = until === null ? decision === null : command.receivedAt < until;
  const isNew =
    claims.length + lateClaims.length < MAX_CLAIMS && claims.every(({ claimId }) => claimId !== command.claimId);
  return isInTime && isNew && command.receivedAt >= receivedAt && command.receivedAt <= given.at;
}

/** One of each kind. More than that, one after another, would be time going round in circles. */
const MAX_DEADLINES = 6;

/** Time alone changes something each time, neither decides nor closes a claim, and comes to an end. */
function checkDeadlines(given: CoreCase, decides: typeof decide, most: number): void {
  const later = given.copy(decides);
  for (let count = 0; count < most; count++) {
    const deadline = nextDeadline(later.policy, later.state);
    const last = later.trail.at(-1)!;
    if (deadline === null) return;
    if (count === MAX_DEADLINES) throw new InvariantBroken('time comes to an end', last);
    if (deadline.at > later.at) later.passes(deadline.at);
    const before = timeIn(later.state);
    const decided = later.give(theEngine, deadline.command);
    const events = decided.events ?? [];
    if (!decided.accepted || events.length === 0) throw new InvariantBroken('a deadline can be kept', last);
    if (events.some(({ type }) => type === 'decided' || type === 'claimWithdrawn' || type === 'perspectiveRecorded'))
      throw new InvariantBroken('nothing is decided by silence', last);
    if (timeIn(later.state) === before) throw new InvariantBroken('a deadline changes something', last);
  }
}

/** What time can change of a case. */
const timeIn = ({ window, hearing }: CaseState): string =>
  JSON.stringify([
    window,
    hearing?.holding,
    hearing?.reminded,
    hearing?.overdue,
    hearing?.questions,
    hearing?.objections,
  ]);

/** The trail alone gives the state: folded at once, and after it has been written down and read again. */
function checkTrail({ trail, state }: CoreCase): void {
  trail.forEach((entry, index) => assert.equal(entry.seq, index + 1));
  assert.deepEqual(fold(trail), state);
  const readAgain = (JSON.parse(JSON.stringify(trail)) as unknown[]).map((entry) => TrailEvent.parse(entry));
  assert.deepEqual(fold(readAgain), state);
  assert.deepEqual(JSON.parse(JSON.stringify(state)), state);
}

/** Freezes a state, so that changing it in place fails. */
function frozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
