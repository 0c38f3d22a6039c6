import type { LanguageFamily } from '#db/model-cards/language-families.ts';
import { drawDifferent, shuffle } from '../draw.ts';
import type { ProbeFamily, Respondent } from '../probe-family.ts';

/** What a family of choices is made of: different items, each with three options of which one is right. */
export interface Choices<Item> {
  draw: (random: () => number) => Item;
  /** The text that tells items apart. */
  textOf: (item: Item) => string;
  optionsOf: (item: Item) => readonly string[];
  rightOf: (item: Item) => string;
  /** The option that a model chooses, or `null` without a valid answer. The options are in random order. */
  ask: (respondent: Respondent, item: Item, options: readonly string[]) => Promise<string | null>;
}

/** A family of items that are passed by choosing the right one of three options. */
export function choiceFamily<Item>(
  family: Pick<ProbeFamily, 'title' | 'asks'> & { name: LanguageFamily },
  { draw, textOf, optionsOf, rightOf, ask }: Choices<Item>,
): ProbeFamily {
  return {
    ...family,
    language: true,
    chance: 1 / 3,
    generate: (items, random) =>
      drawDifferent(items, () => draw(random), textOf).map((item) => {
        const options = shuffle(optionsOf(item), random);
        return async (respondent) => {
          const answer = await ask(respondent, item, options);
          if (answer === null) return 'unanswered';
          return answer === rightOf(item) ? 'passed' : 'failed';
        };
      }),
  };
}
