import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

type Spent = {
  policy: string;
  day: string;
  model: string;
  requests: number;
  promptTokens: number;
  completionTokens: number;
  assumedTokens: number;
  setAsideTokens: number;
  cost: number | null;
  currency: string | null;
};

/** Requests to each policy's models and their cost, by day. A day belongs to the period in which it begins. */
export async function modelSpending(transaction: Transaction, scope: ReportScope): Promise<Spent[]> {
  const { rows } = await sql<Spent>`
    select policy_key as policy, day::text as day, model, requests::float8 as requests,
      prompt_tokens::float8 as "promptTokens", completion_tokens::float8 as "completionTokens",
      assumed_tokens::float8 as "assumedTokens", set_aside_tokens::float8 as "setAsideTokens",
      case when currency <> '' then cost::float8 end as cost, nullif(currency, '') as currency
    from model_spending
    where institution_id = ${scope.institutionId}
      and ${isInside(scope, sql`policy_key`, sql`(day::timestamp at time zone 'UTC')`)}
    order by policy_key, day, model, currency`.execute(transaction);
  return rows;
}
