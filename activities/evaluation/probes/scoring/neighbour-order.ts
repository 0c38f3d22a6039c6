import { pick, shuffle } from '../draw.ts';
import type { ProbeFamily } from '../probe-family.ts';
import { inventFacts, inventOutcomes, neighboursOf } from './invented-case.ts';
import { THEMES } from './theme.ts';

const PEOPLE = 24;
const MAX_CHANGE = 0.05;

/**
 * Neighbours all equally far from the case, so that one order of them is as right as another: each differs from it in one
 * category and in nothing else.
 */
export const neighbourOrder: ProbeFamily = {
  name: 'neighbourOrder',
  title: 'neighbours in another order',
  asks: `Equally near neighbours are put the other way round: the probability changes by at most ${MAX_CHANGE}.`,
  language: false,
  chance: null,
  generate: (items, random) =>
    Array.from({ length: items }, () => {
      const theme = pick(THEMES, random);
      const facts = inventFacts(theme, pick(['low', 'high'], random), random);
      const changes = theme.attributes.flatMap((attribute) =>
        attribute.type === 'categorical' && !attribute.protected
          ? attribute.allowedValues
              .filter((value) => value !== facts[attribute.name])
              .map((value) => [attribute.name, value])
          : [],
      );
      const outcomes = inventOutcomes(PEOPLE, pick([1 / 4, 1 / 2, 3 / 4], random), random);
      const people = outcomes.map((adverse) => {
        const [name, value] = pick(shuffle(changes, random), random);
        return { facts: { ...facts, ...(name !== undefined && value !== undefined && { [name]: value }) }, adverse };
      });
      const policy = { attributes: theme.attributes, adverseEvent: theme.event };
      const input = { policy, facts, neighbours: neighboursOf(theme, facts, people) };
      return async (respondent) => {
        const before = await respondent.assess(input);
        const after = await respondent.assess(input, 'reversed');
        if (before === null || after === null) return 'unanswered';
        return Math.abs(after - before) <= MAX_CHANGE ? 'passed' : 'failed';
      };
    }),
};
