import { sha256 } from '../../llm/sha256.ts';
import type { Respondent } from './probe-family.ts';
import { INSTRUCTIONS } from './respondent.ts';

/** What was put to a model and what it answered, in order. */
export interface Exchange {
  /** SHA-256 of each prompt, hexadecimal. A question at the end of a dialogue is hashed without the model's own words before it. */
  prompts: string[];
  /** Words, the option chosen, or a probability; `null` without a valid answer. Prompts that are only compared have none. */
  answers: (string | number | null)[];
}

/** A respondent that passes on what it is asked, and notes it in `exchange`. */
export function noteExchange(respondent: Respondent): { respondent: Respondent; exchange: Exchange } {
  const exchange: Exchange = { prompts: [], answers: [] };
  async function note<T extends string | number | null>(prompt: unknown, answer: Promise<T>): Promise<T> {
    exchange.prompts.push(sha256(JSON.stringify(prompt)));
    const given = await answer;
    exchange.answers.push(given);
    return given;
  }
  return {
    exchange,
    respondent: {
      assess: (input, order = 'asLive') => note([respondent.promptFor(input), order], respondent.assess(input, order)),
      promptFor(input) {
        const prompt = respondent.promptFor(input);
        exchange.prompts.push(sha256(prompt));
        return prompt;
      },
      consider: (put) => note(put, respondent.consider(put)),
      choose: (question) => {
        const { story, question: asked, options } = question;
        return note([INSTRUCTIONS, story, asked, options], respondent.choose(question));
      },
    },
  };
}
