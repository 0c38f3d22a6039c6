import { z } from 'zod';
import type { TokenLogProbability } from './label-probability.ts';

const Token = { token: z.string(), logprob: z.number() };

/** The parts of a chat completion that the scorer uses. Endpoints differ in the rest. */
const ChatCompletion = z.object({
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
  content: string;
  refused: boolean;
  /** The answer ended because it may not be longer. */
  truncated: boolean;
  /** Tokens of the content in order, or `null` where the endpoint gives none. */
  tokens: readonly TokenLogProbability[] | null;
  /** Tokens used, or `null` where the endpoint does not say. */
  usage: { promptTokens: number; completionTokens: number } | null;
}

/** Reads the body of a chat completion, or gives `null` when it is none. */
export function readCompletion(body: unknown): Completion | null {
  const parsed = ChatCompletion.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || !choice) return null;
  const { usage } = parsed.data;
  return {
    content: choice.message.content ?? '',
    refused: Boolean(choice.message.refusal) || choice.finish_reason === 'content_filter',
    truncated: choice.finish_reason === 'length',
    tokens: choice.logprobs?.content ?? null,
    usage: usage ? { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens } : null,
  };
}
