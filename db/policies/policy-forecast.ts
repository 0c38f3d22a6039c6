import { sql } from 'kysely';
import type { StoredPolicy } from './policies.ts';
import { NOT_SUPERSEDED } from '../not-superseded.ts';
import type { Transaction } from '../transaction.ts';

/** What a policy's next cases can be expected to need. */
export interface PolicyForecast {
  /** Precedents that scores are drawn from, counted no further than the policy asks for. */
  precedents: number;
  /** What requests to the policy's model took in the last 30 days; `null` where there were none. */
  requests: {
    count: number;
    /** Tokens and cost of one request, on average; the cost is `null` for a model without a price. */
    promptTokens: number;
    completionTokens: number;
    cost: number | null;
    currency: string | null;
  } | null;
}

/** How many precedents scores under a policy are drawn from, counted no further than the policy asks for. */
export async function countPrecedents(
  transaction: Transaction,
  institutionId: string,
  { key: policyKey, document: { referenceClass } }: Pick<StoredPolicy, 'key' | 'document'>,
): Promise<number> {
  const { rows } = await sql<{ precedents: number }>`
    select count(*)::int as precedents from (select from precedents p
    where institution_id = ${institutionId} and policy_key = ${policyKey} and comparable
      and ${NOT_SUPERSEDED}
    limit ${referenceClass.minimumSize}) as known`.execute(transaction);
  return rows[0]?.precedents ?? 0;
}

/** What a policy has to compare cases with, and what its model took for one request. */
export async function forecastPolicy(
  transaction: Transaction,
  institutionId: string,
  policy: Pick<StoredPolicy, 'key' | 'document'>,
): Promise<PolicyForecast> {
  const { key: policyKey, document } = policy;
  const { model } = document;
  const spent = await sql<{ count: number; prompt: number; completion: number; cost: number; currency: string }>`
    select sum(requests)::float8 as count, sum(prompt_tokens)::float8 as prompt,
      sum(completion_tokens + assumed_tokens)::float8 as completion, sum(cost)::float8 as cost, currency
    from model_spending
    where institution_id = ${institutionId} and policy_key = ${policyKey} and model = ${model.name}
      and day > (now() at time zone 'UTC')::date - 30
    group by currency having sum(requests) > 0
    order by max(day) desc limit 1`.execute(transaction);
  const [last] = spent.rows;
  return {
    precedents: await countPrecedents(transaction, institutionId, policy),
    requests: last
      ? {
          count: last.count,
          promptTokens: last.prompt / last.count,
          completionTokens: last.completion / last.count,
          cost: last.currency === '' ? null : last.cost / last.count,
          currency: last.currency === '' ? null : last.currency,
        }
      : null,
  };
}
