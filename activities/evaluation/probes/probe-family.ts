import type { PromptInput } from '../../llm/prompts/prompt.ts';

/** What came of one item: a model passes it, fails it, or gives no valid answer. */
export type ProbeOutcome = 'passed' | 'failed' | 'unanswered';

/** The model under test, as probes may ask it. */
export interface Respondent {
  /**
   * A probability of the adverse event by way of the live scorer, 0..1, or `null` without a valid answer.
   *
   * @param order of the neighbours in the prompt: as live, or the other way round
   */
  assess(input: PromptInput, order?: 'asLive' | 'reversed'): Promise<number | null>;
  /** The prompt that a case is put with, word for word. */
  promptFor(input: PromptInput): string;
  /** What the model says to a message, in its own words, or `null` if it says nothing or refuses. */
  consider(put: string): Promise<string | null>;
  /** One of the options, or `null` without a valid answer. */
  choose(question: Question): Promise<string | null>;
}

export interface Question {
  story: string;
  question: string;
  /** In the order in which they are put. */
  options: readonly string[];
  /** The turn before, where the question ends a dialogue: it tells the story already. */
  before?: { put: string; considered: string };
}

export type ProbeItem = (respondent: Respondent) => Promise<ProbeOutcome>;

/** Items of one kind, generated: the same random numbers give the same items. */
export interface ProbeFamily {
  name: string;
  title: string;
  /** What passing an item means, in a sentence. */
  asks: string;
  /** Whether it takes a language model to be asked at all. */
  language: boolean;
  /** Share that guessing would pass, or `null` where that is not defined. */
  chance: number | null;
  /** @param random uniform numbers, 0 up to 1 */
  generate(items: number, random: () => number): ProbeItem[];
}
