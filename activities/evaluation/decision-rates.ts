import type { ScoredOutcome } from '../calibration/scored-outcome.ts';

/** What a rule does to a group of cases. Shares are 0..1, or `null` where there are no cases to divide by. */
export interface DecisionRates {
  cases: number;
  /** Share for whom the adverse event happened. */
  eventRate: number | null;
  /** Share given an adverse outcome. */
  selectionRate: number | null;
  /** Share given an adverse outcome among those for whom the event did not happen. */
  falsePositiveRate: number | null;
  /** Share not given an adverse outcome among those for whom the event happened. */
  falseNegativeRate: number | null;
  /** Share for whom the event happened among those given an adverse outcome. */
  precision: number | null;
}

/** @param selects whether a probability leads to an adverse outcome */
export function decisionRates(
  outcomes: readonly ScoredOutcome[],
  selects: (probability: number) => boolean,
): DecisionRates {
  const count = (of: (outcome: ScoredOutcome) => boolean) => outcomes.filter(of).length;
  const cases = outcomes.length;
  const withEvent = count(({ adverse }) => adverse);
  const selected = count(({ probability }) => selects(probability));
  const hits = count(({ probability, adverse }) => adverse && selects(probability));
  return {
    cases,
    eventRate: share(withEvent, cases),
    selectionRate: share(selected, cases),
    falsePositiveRate: share(selected - hits, cases - withEvent),
    falseNegativeRate: share(withEvent - hits, withEvent),
    precision: share(hits, selected),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
