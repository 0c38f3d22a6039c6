import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Command } from '#workflows/domain/command.ts';
import { decide } from '#workflows/domain/decide/index.ts';
import type { CaseEvent } from '#workflows/domain/event.ts';
import { standsAs } from '#workflows/domain/state.ts';
import type { CoreCase } from '../../case/core-case.ts';
import { rules, steps } from './generated-steps.ts';
import { policyWith } from '../../case/loan-policy.ts';
import { runSequence } from './run-sequence.ts';

const RUNS = Number(process.env['HEARKEN_SEQUENCES'] ?? 10_000);
const SEED = Number(process.env['HEARKEN_SEED'] ?? 20_240_117);
const COMMANDS = Command.options.map((option) => option.shape.type.value);
/** A generator that seldom gets anywhere would prove little: each of these has to happen in one of so many sequences. */
const ONE_IN = 1_000;
/** Several times what a sequence takes on a busy machine. */
const MILLISECONDS_EACH = 30;

/** What the sequences have to reach for the invariants to mean something. */
const REACHED: Record<string, (events: CaseEvent[], given: CoreCase) => boolean> = {
  'decided uncontested': (events) => events.some((event) => event.type === 'decided' && event.route === 'uncontested'),
  'decided adversely on a claim': (events, { state }) =>
    events.some((event) => event.type === 'decided' && event.adverse) && state.claims.some((each) => !each.withdrawn),
  'decided on an exception': (events) =>
    events.some((event) => event.type === 'decided' && event.outcomeWithoutIndividualFacts !== null),
  'decided unscored': (events) => ['unscored', 'decided'].every((type) => events.some((event) => event.type === type)),
  'decided undeciphered and adversely': (_, { state }) =>
    state.decision?.adverse === true && standsAs(state, 'cannotDecipher'),
  'decided after two judges': (events) =>
    events.some((event) => event.type === 'perspectiveRecorded' && event.seat === 'second') &&
    events.some((event) => event.type === 'decided'),
  'decided with a signature': (events) => events.some((event) => event.type === 'decided' && event.signedBy !== null),
  superseded: (events) => events.some((event) => event.type === 'decided' && event.supersedes !== null),
  'superseded with a signature': (events) =>
    events.some((event) => event.type === 'decided' && event.supersedes !== null && event.signedBy !== null),
  'deliberated and agreed': (events) => events.some((event) => event.type === 'deliberationClosed' && event.agreed),
  'deliberated and differed': (events) => events.some((event) => event.type === 'deliberationClosed' && !event.agreed),
  'signature refused': (events) => events.some((event) => event.type === 'signatureRefused'),
  'record changed': (events) => events.some((event) => event.type === 'perspectiveRecorded' && event.version > 1),
  'hearing closed with its last claim': (events) => events.some((event) => event.type === 'hearingClosed'),
  'claim too late': (events) => events.some((event) => event.type === 'claimRefused'),
  'question lapsed': (events) => events.some((event) => event.type === 'questionLapsed'),
  'lease expired': (events) => events.some((event) => event.type === 'leaseExpired'),
  'moved to a supervisor': (events) =>
    events.some((event) => event.type === 'hearingMoved' && event.to === 'supervisor'),
};

describe('whatever is asked of a case, in any order', () => {
  it(
    'no decision on an open claim without a person, and no other invariant broken',
    { timeout: RUNS * MILLISECONDS_EACH },
    () => {
      const policies = new Map<string, ReturnType<typeof policyWith>>();
      const given = new Map(COMMANDS.map((type) => [type as string, { accepted: 0, refused: 0 }]));
      const reached = new Map(Object.keys(REACHED).map((name) => [name, 0]));
      let sequences = 0;

      const property = fc.property(rules, steps, (chosen, taken) => {
        const key = JSON.stringify(chosen);
        const policy = policies.get(key) ?? policyWith(chosen);
        policies.set(key, policy);
        const run = runSequence(policy, taken, decide);
        sequences += 1;
        for (const { type, accepted } of run.commands) given.get(type)![accepted ? 'accepted' : 'refused'] += 1;
        const events = run.given.trail.map(({ event }) => event);
        for (const [name, isReached] of Object.entries(REACHED))
          if (isReached(events, run.given)) reached.set(name, reached.get(name)! + 1);
      });
      fc.assert(property, { numRuns: RUNS, seed: SEED });

      const total = [...given.values()].reduce((sum, { accepted, refused }) => sum + accepted + refused, 0);
      console.log(`${sequences} sequences of ${total} commands under ${policies.size} policies, seed ${SEED}`);
      console.table(Object.fromEntries(given));
      console.table(Object.fromEntries(reached));
      expect(sequences).toBeGreaterThanOrEqual(RUNS);
      const least = sequences / ONE_IN;
      const seldom = [...given].filter(([type, { accepted }]) => type !== 'receive' && accepted < least);
      expect(seldom, 'commands that were hardly ever accepted').toEqual([]);
      expect(
        [...reached].filter(([, count]) => count < least),
        'what was hardly ever reached',
      ).toEqual([]);
    },
  );
});
