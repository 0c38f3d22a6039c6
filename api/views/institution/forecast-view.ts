import { z } from 'zod';
import { forecastPolicy, type PolicyForecast } from '#db/policies/policy-forecast.ts';
import { costOf, type ModelPrices } from '#db/models/model-prices.ts';
import type { StoredPolicy } from '#db/policies/policies.ts';
import type { Transaction } from '#db/transaction.ts';

/** What a number of cases can be expected to need before they are sent. */
export const ForecastView = z.strictObject({
  policy: z.string(),
  version: z.number().int(),
  cases: z.number().int(),
  precedentsNeeded: z
    .number()
    .int()
    .meta({ description: 'How many more precedents the policy needs before a case is scored; 0 if it has enough' }),
  withoutScore: z
    .number()
    .int()
    .meta({ description: 'How many of the cases go to a person because there are too few precedents' }),
  model: z
    .strictObject({
      name: z.string(),
      measuredRequests: z.number().int().meta({ description: 'Requests of the last 30 days that this rests on' }),
      promptTokens: z.number().int(),
      completionTokens: z.number().int(),
      cost: z.number().nullable(),
      currency: z.string().nullable(),
      daysOfBudget: z
        .number()
        .nullable()
        .meta({ description: 'How many days’ token budgets the cases take; null without a budget' }),
    })
    .nullable()
    .meta({ description: 'For all the cases together; null if the model was not asked in the last 30 days' }),
});
export type ForecastView = z.infer<typeof ForecastView>;

/**
 * The forecast for a number of cases, each with one request to the model, by what requests took until now. The cost goes by the
 * model's price, that of a batch where the policy's dockets are asked about in one; without a price, by what requests cost until now.
 */
export async function serveForecast(
  transaction: Transaction,
  institutionId: string,
  policy: Pick<StoredPolicy, 'key' | 'version' | 'document'>,
  cases: number,
  prices: ModelPrices | undefined,
): Promise<ForecastView> {
  const forecast = await forecastPolicy(transaction, institutionId, policy);
  const { referenceClass } = policy.document;
  const precedentsNeeded = Math.max(0, referenceClass.minimumSize - forecast.precedents);
  const withoutScore = precedentsNeeded > 0 ? cases : 0;
  return {
    policy: policy.key,
    version: policy.version,
    cases,
    precedentsNeeded,
    withoutScore,
    model: forecast.requests && modelShare(policy.document.model, forecast.requests, cases - withoutScore, prices),
  };
}

function modelShare(
  { name, dailyTokenBudget, requests = 'single' }: StoredPolicy['document']['model'],
  { count, promptTokens, completionTokens, cost, currency }: NonNullable<PolicyForecast['requests']>,
  cases: number,
  prices: ModelPrices | undefined,
): NonNullable<ForecastView['model']> {
  const priced = prices?.byModel.has(name) ? prices : undefined;
  const each = priced ? costOf(priced, name, { promptTokens, completionTokens }, requests) : cost;
  const tokens = cases * (promptTokens + completionTokens);
  return {
    name,
    measuredRequests: count,
    promptTokens: Math.round(cases * promptTokens),
    completionTokens: Math.round(cases * completionTokens),
    cost: each === null ? null : cases * each,
    currency: priced?.currency ?? currency,
    daysOfBudget: dailyTokenBudget === null ? null : tokens / dailyTokenBudget,
  };
}
