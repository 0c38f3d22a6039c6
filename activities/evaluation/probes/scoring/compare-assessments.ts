import type { PromptInput } from '#activities/llm/prompts/prompt.ts';
import type { ProbeItem } from '../probe-family.ts';

/** An item that asks for two cases and passes by their probabilities. */
export function compareAssessments(
  first: PromptInput,
  second: PromptInput,
  passes: (first: number, second: number) => boolean,
): ProbeItem {
  return async (respondent) => {
    const before = await respondent.assess(first);
    const after = await respondent.assess(second);
    if (before === null || after === null) return 'unanswered';
    return passes(before, after) ? 'passed' : 'failed';
  };
}

/** An item that passes when two cases are put to the model with the same words: then no model can tell them apart. */
export function samePrompt(first: PromptInput, second: PromptInput): ProbeItem {
  return async (respondent) => (respondent.promptFor(first) === respondent.promptFor(second) ? 'passed' : 'failed');
}
