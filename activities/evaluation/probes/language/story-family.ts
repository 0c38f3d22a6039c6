import type { LanguageFamily } from '#db/model-cards/language-families.ts';
import { drawDifferent, shuffle } from '../draw.ts';
import type { ProbeFamily } from '../probe-family.ts';

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
  return {
    ...family,
    language: true,
    chance: 1 / 3,
    generate: (items, random) =>
      drawDifferent(
        items,
        () => tell(random),
        (story) => story.text,
      ).map(({ text, question, right, wrong }) => {
        const options = shuffle([right, ...wrong], random);
        return async (respondent) => {
          const answer = await respondent.choose({ story: text, question, options });
          if (answer === null) return 'unanswered';
          return answer === right ? 'passed' : 'failed';
        };
      }),
  };
}
