import type { Actor } from '#workflows/domain/actor.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { loadPolicies } from '../policies/policies.ts';
import type { Transaction } from '../transaction.ts';

/** Entries of a case's trail in order: all of them, those after a `seq`, or those that one command left. */
export async function readTrail(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  which: { after?: number; commandId?: string } = {},
): Promise<TrailEvent[]> {
  let query = transaction
    .selectFrom('trail')
    .select(['seq', 'at', 'actor_kind', 'actor_id', 'actor_role', 'body'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('seq');
  if (which.after !== undefined) query = query.where('seq', '>', which.after);
  if (which.commandId !== undefined) query = query.where('command_id', '=', which.commandId);
  const rows = await query.execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: { kind: row.actor_kind, id: row.actor_id, role: row.actor_role } as Actor,
    event: row.body,
  }));
}

/** A case's policy and folded state, without a lock, or `undefined`. */
export async function loadCase(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<{ policy: Policy; state: CaseState; externalRef: string } | undefined> {
  const row = await transaction
    .selectFrom('cases')
    .select(['policy_key', 'policy_version', 'state', 'external_ref'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const policies = await loadPolicies(transaction, institutionId, [
    { key: row.policy_key, version: row.policy_version },
  ]);
  return {
    policy: policies.get(row.policy_key, row.policy_version),
    state: row.state,
    externalRef: row.external_ref,
  };
}
