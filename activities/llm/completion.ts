import { z } from 'zod';
import type { TokenLogProbability } from './label-probability.ts';

const Token = { token: z.string(), logprob: z.number() };

/** The parts of a chat completion that the scorer uses. Endpoints differ in the rest. */
const ChatCompletion = z.object({
  model: z.string().nullish().catch(null),
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
        logprobs: z
          .object({
            content: z.array(z.object({ ...Token, top_logprobs: z.array(z.object(Token)).default([]) })).nullish(),
          })
          .nullish()
          .catch(null),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: z.number().int().min(0), completion_tokens: z.number().int().min(0) })
    .nullish()
    .catch(null),
});

/** One answer of a model, as its endpoint returned it. */
export interface Completion {
  /** The model that answered, or `null` where the endpoint does not say. */
  model: string | null;
  content: string;
  refused: boolean;
  /** Whether the answer was cut off at the maximum length. */
  truncated: boolean;
  /** Tokens of the content in order, or `null` where the endpoint gives none. */
  tokens: readonly TokenLogProbability[] | null;
  /** Tokens used, or `null` where the endpoint does not say. */
  usage: { promptTokens: number; completionTokens: number } | null;
}

/**
 * Whether the model that answered is the one that was asked. It may add a date or version to its name, and either name
 * may begin with the provider's, as gateways write it.
 */
export function isModelAsked(asked: string, answered: string): boolean {
  const wanted = namesOf(asked.replace(/[:-]latest$/, ''));
  return namesOf(answered.replace(/[:-]latest$/, '')).some((name) =>
    wanted.some((each) => name.startsWith(each) && /^(?:$|[-:@]v?\d)/.test(name.slice(each.length))),
  );
}

const namesOf = (name: string): string[] =>
  [name, name.slice(name.lastIndexOf('/') + 1)].map((each) => each.toLowerCase());

/** Reads the body of a chat completion, or gives `null` when it is none. */
export function readCompletion(body: unknown): Completion | null {
  const parsed = ChatCompletion.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  const { usage } = parsed.data;
  return {
    model: parsed.data.model ?? null,
    content: choice.message.content ?? '',
    refused: Boolean(choice.message.refusal) || choice.finish_reason === 'content_filter',
    truncated: choice.finish_reason === 'length',
    tokens: choice.logprobs?.content ?? null,
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
  };
}
