import { z } from 'zod';
import type { TokenUse } from './endpoint-failure.ts';

const Price = z.strictObject({ prompt: z.number().min(0), completion: z.number().min(0) });
const Document = z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), models: z.record(z.string(), Price) });

/** What a million tokens of a model cost. */
export interface ModelPrices {
  /** ISO 4217, such as `EUR`. */
  currency: string;
  byModel: ReadonlyMap<string, z.infer<typeof Price>>;
}

/**
 * Reads prices from JSON, such as `{"currency":"EUR","models":{"some-model":{"prompt":0.15,"completion":0.6}}}`: for each
 * model what a million tokens of prompt and of completion cost.
 *
 * @throws Error saying what is wrong
 */
export function readModelPrices(text: string): ModelPrices {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error('HEARKEN_MODEL_PRICES is not JSON');
  }
  const read = Document.safeParse(json);
  if (!read.success) throw new Error(`HEARKEN_MODEL_PRICES: ${z.prettifyError(read.error)}`);
  return { currency: read.data.currency, byModel: new Map(Object.entries(read.data.models)) };
}

/** What tokens cost, in the currency of the prices; 0 for a model without a price. */
export function costOf(prices: ModelPrices | null, model: string, tokens: TokenUse): number {
  const price = prices?.byModel.get(model);
  if (!price) return 0;
  return (tokens.promptTokens * price.prompt + tokens.completionTokens * price.completion) / 1_000_000;
}
