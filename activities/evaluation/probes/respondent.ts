import { z } from 'zod';
import type { Completion } from '../../llm/completion.ts';
import { createModelEndpoint } from '../../llm/model-endpoint.ts';
import type { CompletionRequest } from '../../llm/request-body.ts';
import { EndpointFailure } from '../../llm/endpoint-failure.ts';
import type { EndpointSettings } from '../../llm/endpoint-settings.ts';
import { createModelScorer } from '../../llm/model-scorer.ts';
import { DocumentV1 } from '../../llm/prompts/document-v1.ts';
import { findPromptVersion } from '../../llm/prompts/prompt-version.ts';
import type { PromptVersion } from '../../llm/prompts/prompt.ts';
import { inMemoryTokenBudget } from '../../llm/token-budget.ts';
import type { Question, Respondent } from './probe-family.ts';

const TIMEOUT = 120_000;
const ATTEMPTS = 2;
const REVERSED = 'reversed';

/** What a model is told before a question with options. */
export const INSTRUCTIONS =
  'Read the story and answer the question with one of the options, word for word. ' +
  'Answer with one JSON object and nothing else: {"answer": "..."}.';

/** How a model is asked for its own words. */
const CONSIDERING = {
  system: 'Answer in at most 120 words.',
  maximumCompletionTokens: 400,
  temperature: 0,
};

/** The endpoint can no longer be asked, so nothing can be said about its model. */
export class EndpointGone extends Error {
  override name = 'EndpointGone';
}

export interface RespondentOptions {
  endpoint: EndpointSettings;
  model: string;
  promptVersion: string;
  signal: AbortSignal;
}

/**
 * A model behind an endpoint, asked by way of the live scorer, and in plain stories.
 *
 * Its functions throw {@link EndpointGone} when the endpoint is down or refuses the request.
 */
export function createRespondent({ endpoint, model, promptVersion, signal }: RespondentOptions): Respondent {
  const version = findPromptVersion(promptVersion);
  if (!version) throw new RangeError(`there is no prompt ${promptVersion}`);
  const reversed = withReversedNeighbours(version);
  const scorer = createModelScorer({
    timeoutMilliseconds: TIMEOUT,
    ...endpoint,
    maximumAttempts: ATTEMPTS,
    budget: inMemoryTokenBudget(),
    findPrompt: (name) => [version, reversed].find((each) => each.name === name),
  });
  const chat = createModelEndpoint({
    timeoutMilliseconds: TIMEOUT,
    ...endpoint,
    // Nothing here reads log-probabilities, and with them an answer in the model's own words exceeds the limit.
    without: [...(endpoint.without ?? []), 'logProbabilities'],
    maximumAnswerBytes: 64 * 1024,
    now: Date.now,
  });

  return {
    async assess({ policy, facts, neighbours }, order = 'asLive') {
      const named = { name: model, card: '', dailyTokenBudget: null };
      const prompt = order === 'asLive' ? version : reversed;
      const result = await scorer.assess({
        institutionId: 'nobody',
        policyKey: 'probe',
        policy: { ...policy, model: { ...named, promptVersion: prompt.name } },
        facts,
        neighbours,
        signal,
      });
      if (result.valid) return result.assessment.probability;
      if (result.reason === 'modelUnavailable') throw new EndpointGone(result.detail);
      return null;
    },
    promptFor: (input) => {
      const { system, user, answerSchema } = version.render(input);
      return JSON.stringify([system, user, answerSchema]);
    },
    consider: (put) =>
      ask({ model, user: put, ...CONSIDERING }, ({ content, refused }) =>
        refused || content.trim() === '' ? null : content,
      ),
    choose: (question) => ask(requestFor(model, question), ({ content }) => readAnswer(content, question.options)),
  };

  /** The first answer that can be read, or `null` if there is none. */
  async function ask(request: CompletionRequest, read: (answer: Completion) => string | null): Promise<string | null> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        const answer = read(await chat.complete(request, signal));
        if (answer !== null) return answer;
      } catch (error) {
        if (!(error instanceof EndpointFailure)) throw error;
        if (error.reason === 'modelUnavailable' && attempt === ATTEMPTS) throw new EndpointGone(error.message);
      }
    }
    return null;
  }
}

/** The same prompt with its neighbours the other way round. */
function withReversedNeighbours(version: PromptVersion): PromptVersion {
  return {
    ...version,
    name: REVERSED,
    render: (input) => {
      const prompt = version.render(input);
      const document = DocumentV1.parse(JSON.parse(prompt.user));
      return { ...prompt, user: JSON.stringify({ ...document, neighbours: document.neighbours.toReversed() }) };
    },
  };
}

function requestFor(model: string, { story, question, options, before }: Question): CompletionRequest {
  const asked = `${question}\n\nOptions:\n${options.map((option) => `- ${option}`).join('\n')}`;
  return {
    model,
    system: INSTRUCTIONS,
    ...(before && { before: { user: before.put, assistant: before.considered } }),
    user: before ? asked : `${story}\n\n${asked}`,
    answerSchema: {
      type: 'object',
      additionalProperties: false,
      required: ['answer'],
      properties: { answer: { type: 'string', enum: options } },
    },
    maximumCompletionTokens: 60,
    temperature: 0,
  };
}

function readAnswer(content: string, options: readonly string[]): string | null {
  try {
    const { answer } = z.object({ answer: z.string() }).parse(JSON.parse(content));
    return options.includes(answer) ? answer : null;
  } catch {
    return null;
  }
}
