import type { LanguageFamily } from '#db/model-cards/language-families.ts';
import type { ProbeFamily } from '../probe-family.ts';
import { choiceFamily } from './choice-family.ts';

/** A story with one right answer to what a person in it believes. */
export interface Story {
  text: string;
  question: string;
  right: string;
  wrong: readonly string[];
}

/** A family of stories, asked with the answers in random order. */
export function storyFamily(
  family: Pick<ProbeFamily, 'title' | 'asks'> & { name: LanguageFamily },
  tell: (random: () => number) => Story,
): ProbeFamily {
  return choiceFamily(family, {
    draw: tell,
    textOf: ({ text }) => text,
    optionsOf: ({ right, wrong }) => [right, ...wrong],
    rightOf: ({ right }) => right,
    ask: (respondent, { text, question }, options) => respondent.choose({ story: text, question, options }),
  });
}
