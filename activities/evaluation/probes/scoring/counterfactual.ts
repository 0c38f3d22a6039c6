import type { ProbeFamily } from '../probe-family.ts';
import { compareAssessments } from './compare-assessments.ts';
import { inventCase, inventFacts, neighboursOf, type InventedCase } from './invented-case.ts';

/** Least change, in probability, for a fact that five of six outcomes go with. */
const MIN_CHANGE = 0.1;
/** Most change for the same facts in other words. */
const MAX_CHANGE = 0.05;

/** The same case with another value of the decisive attribute, and everything else as it was. */
function withDecisive(given: InventedCase, side: 'low' | 'high', random: () => number): InventedCase {
  const { name } = given.theme.decisive;
  const other = inventFacts(given.theme, side, random)[name];
  const facts = { ...given.facts, ...(other !== undefined && { [name]: other }) };
  return { ...given, facts, neighbours: neighboursOf(given.theme, facts, given.neighbours) };
}

function reworded({ theme, policy, ...rest }: InventedCase): InventedCase {
  const attributes = policy.attributes.map((attribute) => ({
    ...attribute,
    meaning: theme.reworded[attribute.name] ?? attribute.meaning,
  }));
  const adverseEvent = { ...policy.adverseEvent, meaning: theme.reworded.event };
  return { ...rest, theme, policy: { attributes, adverseEvent } };
}

export const counterfactual: readonly ProbeFamily[] = [
  {
    name: 'factThatMatters',
    title: 'a fact that matters is changed',
    asks: `The one fact that outcomes go with is raised: the probability rises by at least ${MIN_CHANGE}.`,
    language: false,
    chance: null,
    generate: (items, random) =>
      Array.from({ length: items }, () => {
        const given = inventCase(random);
        const low = withDecisive(given, 'low', random);
        const high = withDecisive(given, 'high', random);
        return compareAssessments(low, high, (before, after) => after - before >= MIN_CHANGE);
      }),
  },
  {
    name: 'rewording',
    title: 'only the wording is changed',
    asks: `Meanings are said in other words: the probability changes by at most ${MAX_CHANGE}.`,
    language: false,
    chance: null,
    generate: (items, random) =>
      Array.from({ length: items }, () => {
        const given = inventCase(random);
        return compareAssessments(given, reworded(given), (before, after) => Math.abs(after - before) <= MAX_CHANGE);
      }),
  },
];
