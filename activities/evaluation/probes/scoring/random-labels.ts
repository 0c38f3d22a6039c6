import type { ProbeFamily } from '../probe-family.ts';
import { inventCase, inventOutcomes } from './invented-case.ts';

const FURTHEST = 0.25;

/** A control: where outcomes are by lot, half of them adverse, there is nothing to know beyond one half. */
export const randomLabels: ProbeFamily = {
  name: 'randomLabels',
  title: 'outcomes by lot',
  asks: `Half of the neighbours had the event, by lot: the probability is within ${FURTHEST} of one half.`,
  language: false,
  chance: null,
  generate: (items, random) =>
    Array.from({ length: items }, () => {
      const given = inventCase(random);
      const outcomes = inventOutcomes(given.neighbours.length, 1 / 2, random);
      const neighbours = given.neighbours.map((neighbour, place) => ({
        ...neighbour,
        adverse: outcomes[place] ?? neighbour.adverse,
      }));
      return async (respondent) => {
        const probability = await respondent.assess({ ...given, neighbours });
        if (probability === null) return 'unanswered';
        return Math.abs(probability - 0.5) <= FURTHEST ? 'passed' : 'failed';
      };
    }),
};
