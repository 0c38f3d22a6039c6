import fc from 'fast-check';
import type { ScoredOutcome } from '#activities/calibration/scored-outcome.ts';

export const probability = fc.double({ min: 0, max: 1, noNaN: true });

/** Enough outcomes to fit on, many of them with equal probabilities. */
export const scoredOutcomes: fc.Arbitrary<ScoredOutcome[]> = fc.array(
  fc.record({
    probability: fc.oneof(
      probability,
      fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    ),
    adverse: fc.boolean(),
  }),
  { minLength: 50, maxLength: 300, size: 'max' },
);

/** A hundred outcomes at each probability, of which the given number had the event. */
export function hundredsAt(events: Record<number, number>): ScoredOutcome[] {
  return Object.entries(events).flatMap(([raw, withEvent]) =>
    Array.from({ length: 100 }, (_, place) => ({ probability: Number(raw), adverse: place < withEvent })),
  );
}
