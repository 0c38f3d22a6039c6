import { sql } from 'kysely';
import { joinInstitution } from '../policies/policies.ts';
import type { Transaction } from '../transaction.ts';

/** The account that tokens are charged to: a policy on a day (UTC), such as `2026-02-14`. */
export interface SpendingAccount {
  institutionId: string;
  policyKey: string;
  day: string;
}

/** A change to an account for one model. Counts may be negative if they release what was reserved. */
export interface SpendingChange {
  model: string;
  /** The currency of the cost, ISO 4217; empty if the model has no price. */
  currency: string;
  requests: number;
  /** Tokens of requests under way, or whose end was never recorded. */
  setAsideTokens: number;
  promptTokens: number;
  completionTokens: number;
  /** Tokens of requests that may have been paid for although no count came back. */
  assumedTokens: number;
  cost: number;
}

/** Tokens to be reserved under a limit. */
export interface SpendingReservation {
  model: string;
  currency: string;
  tokens: number;
  /** Maximum that the account may have spent and reserved together. */
  limit: number;
}

/**
 * Records what was spent on an account and reserves tokens for what is about to be, in the order given.
 *
 * Concurrent changes to the same account wait for each other, so that several processes cannot exceed a limit together.
 *
 * @returns for each reservation whether the limit allowed it; tokens are not reserved if it did not
 */
export async function spend(
  transaction: Transaction,
  account: SpendingAccount,
  changes: readonly SpendingChange[],
  reservations: readonly SpendingReservation[],
): Promise<boolean[]> {
  const { institutionId, policyKey, day } = account;
  await joinInstitution(transaction, institutionId);
  const lock = `spending ${JSON.stringify([institutionId, policyKey, day])}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
  await applyChanges(transaction, account, changes);
  if (reservations.length === 0) return [];

  let spoken = await spokenFor(transaction, account);
  const granted = reservations.map(({ tokens, limit }) => {
    if (spoken + tokens > limit) return false;
    spoken += tokens;
    return true;
  });
  const setAside = reservations.filter((_, place) => granted[place]);
  await applyChanges(
    transaction,
    account,
    setAside.map(({ model, currency, tokens }) => ({ ...NOTHING, model, currency, setAsideTokens: tokens })),
  );
  return granted;
}

/** Tokens that an account has spent or reserved. */
export async function spokenFor(
  transaction: Transaction,
  { institutionId, policyKey, day }: SpendingAccount,
): Promise<number> {
  const { rows } = await sql<{ tokens: number }>`
    select coalesce(sum(set_aside_tokens + prompt_tokens + completion_tokens + assumed_tokens), 0)::float8 as tokens
    from model_spending
    where institution_id = ${institutionId} and policy_key = ${policyKey} and day = ${day}::date`.execute(transaction);
  return rows[0]?.tokens ?? 0;
}

const NOTHING = {
  requests: 0,
  setAsideTokens: 0,
  promptTokens: 0,
  completionTokens: 0,
  assumedTokens: 0,
  cost: 0,
};

async function applyChanges(
  transaction: Transaction,
  { institutionId, policyKey, day }: SpendingAccount,
  changes: readonly SpendingChange[],
): Promise<void> {
  const sums = new Map<string, SpendingChange>();
  for (const change of changes) {
    const key = JSON.stringify([change.model, change.currency]);
    sums.set(key, add(sums.get(key) ?? { ...NOTHING, model: change.model, currency: change.currency }, change));
  }
  for (const sum of sums.values()) {
    // Not in one statement, because negative counts would be refused in the row proposed for insertion.
    await sql`
      insert into model_spending (institution_id, policy_key, day, model, currency)
      values (${institutionId}, ${policyKey}, ${day}::date, ${sum.model}, ${sum.currency})
      on conflict do nothing`.execute(transaction);
    await sql`
      update model_spending
      set requests = requests + ${sum.requests}, set_aside_tokens = set_aside_tokens + ${sum.setAsideTokens},
        prompt_tokens = prompt_tokens + ${sum.promptTokens},
        completion_tokens = completion_tokens + ${sum.completionTokens},
        assumed_tokens = assumed_tokens + ${sum.assumedTokens}, cost = cost + ${sum.cost}::numeric
      where institution_id = ${institutionId} and policy_key = ${policyKey} and day = ${day}::date
        and model = ${sum.model} and currency = ${sum.currency}`.execute(transaction);
  }
}

function add(a: SpendingChange, b: SpendingChange): SpendingChange {
  return {
    ...a,
    requests: a.requests + b.requests,
    setAsideTokens: a.setAsideTokens + b.setAsideTokens,
    promptTokens: a.promptTokens + b.promptTokens,
    completionTokens: a.completionTokens + b.completionTokens,
    assumedTokens: a.assumedTokens + b.assumedTokens,
    cost: a.cost + b.cost,
  };
}
