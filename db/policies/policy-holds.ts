import { sql } from 'kysely';
import type { LegalHold } from '#workflows/domain/retention.ts';
import { uuidv7 } from '../id.ts';
import type { Transaction } from '../transaction.ts';

/** A legal hold on all cases under a policy. */
export interface PolicyHold {
  policyKey: string;
  /** When it ends by itself, RFC 3339 UTC; null for a hold without an end. */
  until: string | null;
  reason: string;
  setBy: string;
  setAt: string;
}

/** Stores a hold on a policy, which replaces the one before it. */
export async function storePolicyHold(
  transaction: Transaction,
  institutionId: string,
  { policyKey, until, reason, setBy, setAt }: PolicyHold,
): Promise<void> {
  await transaction
    .insertInto('policy_holds')
    .values({
      institution_id: institutionId,
      hold_id: uuidv7(),
      policy_key: policyKey,
      until,
      reason,
      set_by: setBy,
      set_at: setAt,
    })
    .execute();
}

/** When a hold ends that has no end, as {@link heldUntil} gives it. */
const WITHOUT_END = 'without end';

/** The end of the newest hold on the policy of a row of `cases`, for {@link policyHoldOf}. */
export const heldUntil = () => sql<string | null>`(
  select coalesce(to_char(h.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ${WITHOUT_END})
  from policy_holds h
  where h.institution_id = cases.institution_id and h.policy_key = cases.policy_key
  order by h.set_at desc, h.hold_id desc limit 1)`;

/** The hold that {@link heldUntil} found, whether it is still in force or has ended; `null` where there is none. */
export const policyHoldOf = (found: string | null): LegalHold | null =>
  found === null ? null : { until: found === WITHOUT_END ? null : found };

/** The newest hold of each policy that has one, whether it is still in force or has ended. */
export async function listPolicyHolds(transaction: Transaction, institutionId: string): Promise<PolicyHold[]> {
  const { rows } = await sql<PolicyHold>`
    select distinct on (policy_key) policy_key as "policyKey", until, reason, set_by as "setBy", set_at as "setAt"
    from policy_holds where institution_id = ${institutionId}
    order by policy_key, set_at desc, hold_id desc`.execute(transaction);
  return rows;
}
