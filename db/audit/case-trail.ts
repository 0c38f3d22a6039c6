import type { Actor } from '#workflows/domain/actor.ts';
import type { CaseEvent, EventType } from '#workflows/domain/event.ts';
import type { Method } from '#workflows/domain/method.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { loadPolicies } from '../policies/policies.ts';
import type { Transaction } from '../transaction.ts';

/** An entry of a trail as it is stored. */
export interface AuditedEntry {
  seq: number;
  kind: EventType;
  method: Method | null;
  actor: Actor;
  at: string;
  body: CaseEvent;
  /** The view that the actor acted on. */
  view: string | null;
  /** The entry that this one replaces. */
  supersedes: number | null;
  leafHash: string;
  /** The leaf's commitment to the entry, hex; null for an entry from before the ledger. */
  commitment: string | null;
  /** Its index in the institution's ledger; null while it is pending. */
  ledgerIndex: number | null;
}

/** A case with its trail, as an auditor reads it. */
export interface AuditedCase {
  caseId: string;
  externalRef: string;
  policyKey: string;
  policyVersion: number;
  /** The version of the policy that the case is decided under. */
  policy: Policy;
  blind: Policy['blind'];
  /** The state stored in the case's row, to be compared with the fold of the trail. */
  state: CaseState;
  entries: AuditedEntry[];
}

/** A case with its whole trail in order, or `undefined` if the institution has no case with that id. */
export async function readAuditedCase(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<AuditedCase | undefined> {
  const row = await transaction
    .selectFrom('cases')
    .select(['case_id', 'external_ref', 'policy_key', 'policy_version', 'blind', 'state'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
  const entries = await transaction
    .selectFrom('trail as t')
    .leftJoin('ledger_entries as e', (join) =>
      join
        .onRef('e.institution_id', '=', 't.institution_id')
        .onRef('e.case_id', '=', 't.case_id')
        .onRef('e.seq', '=', 't.seq'),
    )
    .selectAll('t')
    .select('e.entry_index')
    .where('t.institution_id', '=', institutionId)
    .where('t.case_id', '=', caseId)
    .orderBy('t.seq')
    .execute();
  const { policy_key: key, policy_version: version } = row;
  const policies = await loadPolicies(transaction, institutionId, [{ key, version }]);
  return {
    caseId: row.case_id,
    externalRef: row.external_ref,
    policyKey: key,
    policyVersion: version,
    policy: policies.get(key, version),
    blind: row.blind,
    state: row.state,
    entries: entries.map((entry) => ({
      seq: entry.seq,
      kind: entry.kind,
      method: entry.method,
      actor: { kind: entry.actor_kind, id: entry.actor_id, role: entry.actor_role } as Actor,
      at: entry.at,
      body: entry.body,
      view: entry.view_id,
      supersedes: entry.supersedes,
      leafHash: entry.leaf_hash,
      commitment: entry.commitment,
      ledgerIndex: entry.entry_index === null ? null : Number(entry.entry_index),
    })),
  };
}
