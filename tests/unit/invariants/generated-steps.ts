import fc from 'fast-check';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { nextMoment } from '#workflows/domain/next-moment.ts';
import type { CoreCase } from '../../case/core-case.ts';
import { HERE } from '../../case/people.ts';
import type { Rules } from '../../case/loan-policy.ts';
import { anything } from './generated-steps/anything.ts';
import { choicesFor } from './generated-steps/choices.ts';
import { comingAppointment } from './generated-steps/meetings.ts';
import { MINUTE, pick, type Asked, type Step } from './generated-steps/step.ts';
import { tampered } from './generated-steps/tampered.ts';

export const rules: fc.Arbitrary<Required<Rules>> = fc.record({
  secondJudgeShare: fc.constantFrom(0, 1),
  overrideNeedsSignature: fc.boolean(),
  uncontestedAdverse: fc.constantFrom('automatic', 'signOff'),
  blind: fc.constantFrom('scoreAndOutcome', 'score', 'none'),
  cannotDecipherMoves: fc.constantFrom(1, 2, 3),
  windowFor: fc.constantFrom('adverse', 'all'),
  questions: fc.constantFrom(0, 1, 2),
  legalClock: fc.constantFrom(null, 'P9D', 'P40D'),
  restatement: fc.constantFrom(null, 'PT1H', 'P2D'),
  grace: fc.constantFrom(null, 'PT3S', 'PT2H'),
  objection: fc.constantFrom(null, { answerWithin: 'PT6H', hearingGoesOn: true }),
});

const number = (below: number) => fc.nat({ max: below - 1 });
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ how: number(8), what: number(1 << 16), detail: number(1 << 16), wait: number(32) }),
  { minLength: 10, maxLength: 60, size: 'max' },
);

const WAITS = [0, MINUTE, MINUTE, 30 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 3 * 24 * 60 * MINUTE];

/** Time before a step: often none, sometimes up to the very edge of a window or a deadline. */
function moment(given: CoreCase, { wait }: Step): string {
  const { window } = given.state;
  const later = (instant: string, by = 0) =>
    new Date(Math.max(Date.parse(instant) + by, Date.parse(given.at))).toISOString();
  if (wait < 3 && window) return later(window.endsAt, wait - 1);
  if (wait < 5) return later(claimsUntil(given.policy, given.state) ?? given.at, wait - 4);
  if (wait < 8) return later(nextMoment(given.policy, given.state)?.at ?? given.at);
  if (wait < 10) return later(comingAppointment(given)?.time ?? given.at, MINUTE);
  return later(given.at, wait < 20 ? 0 : pick(WAITS, wait));
}

/** The instruction that a step stands for. */
export function instructionFor(given: CoreCase, step: Step): Asked {
  const at = moment(given, step);
  if (step.how === 0) return anything(given, step, at);
  const [actor, command] = plausible(given, step, at);
  const instruction = { institutionId: HERE, actor, command, at };
  return step.how === 1 ? tampered(given, instruction, step) : instruction;
}

/** What somebody who may act could well do next. */
function plausible(given: CoreCase, { what, detail }: Step, at: string): [Actor, Command] {
  const choices = choicesFor(given, detail, at);
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = what % total;
  for (const [weight, actor, command] of choices) {
    if (rest < weight) return [actor, command()];
    rest -= weight;
  }
  throw new RangeError('weights that do not add up');
}
