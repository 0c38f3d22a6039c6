import { z } from 'zod';

const PerMillion = { prompt: z.number().min(0), completion: z.number().min(0) };
const Price = z.strictObject({ ...PerMillion, batch: z.strictObject(PerMillion).optional() });
const Document = z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/), models: z.record(z.string(), Price) });

/** Tokens that requests used. */
export interface TokenUse {
  promptTokens: number;
  completionTokens: number;
}

/** What a million tokens of a model cost, and what they cost in a batch if that is stated. */
export interface ModelPrices {
  /** ISO 4217, such as `EUR`. */
  currency: string;
  byModel: ReadonlyMap<string, z.infer<typeof Price>>;
}

/**
 * Reads prices from JSON, such as `{"currency":"EUR","models":{"some-model":{"prompt":0.15,"completion":0.6}}}`: for each
 * model what a million tokens of prompt and of completion cost, and under `batch` what they cost in a batch.
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
export function costOf(
  prices: ModelPrices | null,
  model: string,
  tokens: TokenUse,
  requests: 'single' | 'batch' = 'single',
): number {
  const stated = prices?.byModel.get(model);
  if (!stated) return 0;
  const price = requests === 'batch' ? (stated.batch ?? stated) : stated;
  return (tokens.promptTokens * price.prompt + tokens.completionTokens * price.completion) / 1_000_000;
}
