import { z } from 'zod';
import type { Completion } from './completion.ts';

const Token = { token: z.string(), logprob: z.number() };

const OutputText = z.object({
  type: z.literal('output_text'),
  text: z.string(),
  logprobs: z
    .array(z.object({ ...Token, top_logprobs: z.array(z.object(Token)).default([]) }))
    .nullish()
    .catch(null),
});
const Refusal = z.object({ type: z.literal('refusal') });
const Message = z.object({
  type: z.literal('message'),
  content: z.array(z.union([OutputText, Refusal, z.object({ type: z.string() })])),
});

/** The parts of a response that the scorer uses. Anything that is not a message, such as reasoning, is skipped. */
const Response = z.object({
  model: z.string().nullish().catch(null),
  status: z.enum(['completed', 'incomplete']),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(z.union([Message, z.object({ type: z.string() })])),
  usage: z
    .object({ input_tokens: z.number().int().min(0), output_tokens: z.number().int().min(0) })
    .nullish()
    .catch(null),
});

/** Reads the body that the responses API answers with, or returns `null` if it is not one or the response has failed. */
export function readResponse(body: unknown): Completion | null {
  const parsed = Response.safeParse(body);
  if (!parsed.success) return null;
  const { model, status, incomplete_details: incomplete, output, usage } = parsed.data;
  const parts = output.flatMap((item) => Message.safeParse(item).data?.content ?? []);
  const texts = parts.flatMap((part) => OutputText.safeParse(part).data ?? []);
  const reason = status === 'incomplete' ? incomplete?.reason : undefined;
  const tokens = texts.flatMap(({ logprobs }) => logprobs ?? []);
  return {
    model: model ?? null,
    content: texts.map(({ text }) => text).join(''),
    refused: parts.some(({ type }) => type === 'refusal') || reason === 'content_filter',
    truncated: status === 'incomplete' && reason !== 'content_filter',
    tokens: tokens.length > 0 ? tokens : null,
    usage: usage ? { promptTokens: usage.input_tokens, completionTokens: usage.output_tokens } : null,
  };
}
