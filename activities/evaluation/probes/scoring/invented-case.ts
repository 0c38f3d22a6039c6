import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { NeighbourWithFacts, PromptInput } from '#activities/llm/prompts/prompt.ts';
import { comparableAttributes, gowerDistance } from '#activities/reference-class/gower.ts';
import { pick, shuffle } from '../draw.ts';
import { THEMES, type Theme } from './theme.ts';

/** Event among neighbours with a high value of the decisive attribute; with a low one it is the rest. */
const HIGH_SHARE = 5 / 6;
const SIDE = 12;

export interface InventedCase extends PromptInput {
  theme: Theme;
  policy: Pick<Policy, 'attributes' | 'adverseEvent'>;
}

/** Whole numbers of a range, both ends included. */
function between([from, to]: [number, number], random: () => number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/** Facts with a low or a high value of the decisive attribute, and anything in the others. */
export function inventFacts(theme: Theme, side: 'low' | 'high', random: () => number): Facts {
  return Object.fromEntries(
    theme.attributes.flatMap((attribute): [string, number | string][] => {
      if (attribute.type === 'text') return [];
      if (attribute.type === 'categorical') return [[attribute.name, pick(attribute.allowedValues, random)]];
      return [[attribute.name, between(theme.decisive[side], random)]];
    }),
  );
}

/** What happened to as many people: the event for the given share of them, in random order. */
export function inventOutcomes(people: number, share: number, random: () => number): boolean[] {
  return shuffle(
    Array.from({ length: people }, (_, place) => place < Math.round(share * people)),
    random,
  );
}

/** The neighbours of a case, with their distances from it. */
export function neighboursOf(
  theme: Theme,
  facts: Facts,
  people: readonly { facts: Facts; adverse: boolean }[],
): NeighbourWithFacts[] {
  const attributes = comparableAttributes({ attributes: theme.attributes });
  return people.map((person, place) => ({
    precedentId: `p${place}`,
    distance: gowerDistance(attributes, facts, person.facts),
    facts: person.facts,
    adverse: person.adverse,
  }));
}

/** People half of whom have a low and half a high value of the decisive attribute, which their outcomes go with. */
function inventPeople(theme: Theme, random: () => number): { facts: Facts; adverse: boolean }[] {
  return (['low', 'high'] as const).flatMap((side) =>
    inventOutcomes(SIDE, side === 'high' ? HIGH_SHARE : 1 - HIGH_SHARE, random).map((adverse) => ({
      facts: inventFacts(theme, side, random),
      adverse,
    })),
  );
}

/** A case of a random theme among people whose outcomes go with the decisive attribute. */
export function inventCase(random: () => number): InventedCase {
  const theme = pick(THEMES, random);
  const facts = inventFacts(theme, pick(['low', 'high'], random), random);
  return {
    theme,
    policy: { attributes: theme.attributes, adverseEvent: theme.event },
    facts,
    neighbours: neighboursOf(theme, facts, inventPeople(theme, random)),
  };
}
