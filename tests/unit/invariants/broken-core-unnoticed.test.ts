import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyWith } from '../../case/loan-policy.ts';
import { BROKEN_ON_CLAIMS } from './broken-cores/on-claims.ts';
import { BROKEN_ON_DECISIONS } from './broken-cores/on-decisions.ts';
import { BROKEN_ON_HEARINGS } from './broken-cores/on-hearings.ts';
import { InvariantBroken } from './check-entries.ts';
import { rules, steps } from './generated-steps.ts';
import { runSequence } from './run-sequence.ts';

describe('the invariants notice', () => {
  it.each([...BROKEN_ON_CLAIMS, ...BROKEN_ON_DECISIONS, ...BROKEN_ON_HEARINGS])(
    'when %s',
    { timeout: 60_000 },
    (_, broken, invariants) => {
      const found = fc.check(
        fc.property(rules, steps, (chosen, taken) => void runSequence(policyWith(chosen), taken, broken)),
        { numRuns: 6_000, seed: 20_240_117, endOnFailure: true },
      );
      expect(found.failed, 'nothing was noticed').toBe(true);
      expect(found.errorInstance).toBeInstanceOf(InvariantBroken);
      expect(invariants).toContain((found.errorInstance as InvariantBroken).invariant);
    },
  );
});
