import { sql } from 'kysely';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { LegalHold } from '#workflows/domain/retention.ts';
import type { Score } from '#workflows/domain/score.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import type { Clock } from '../clock.ts';
import { draftsBy, storedDraft, type StoredDraft } from '../drafts.ts';
import { loadPolicies } from '../policies/policies.ts';
import { heldUntil, policyHoldOf } from '../policies/policy-holds.ts';
import { listAttachments, type AttachmentSummary } from '../attachments.ts';
import type { TextKind } from '../schema/cases.ts';
import { conflictedStaff } from '../staffing/conflicts.ts';
import type { Transaction } from '../transaction.ts';
import { checkWords } from './check-words.ts';

/** Everything about one case from which an audience's view is composed. */
export interface CaseMaterial {
  caseId: string;
  externalRef: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  facts: Facts;
  state: CaseState;
  trail: TrailEvent[];
  score: Score | null;
  /** The newest legal hold on all cases under the policy, whether it is still in force or has ended. */
  policyHold: LegalHold | null;
  attachments: AttachmentSummary[];
  /** Texts stored beside the trail, as they may be shown: words that were altered are replaced. */
  texts: { byId: Map<string, string>; byCommitment: Map<string, string> };
}

/** A case with everything that its material is made of, as a statement that callers may extend. */
const materialOf = (transaction: Transaction, institutionId: string, caseId: string) =>
  transaction
    .selectFrom('cases')
    .leftJoin('scores', (join) =>
      join.onRef('scores.institution_id', '=', 'cases.institution_id').onRef('scores.score_id', '=', 'cases.score_id'),
    )
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select([
      'subjects.commitment_key',
      'cases.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'cases.policy_version',
      'cases.facts',
      'cases.state',
      'scores.document',
      heldUntil().as('held_until'),
      // The trail and the texts are joined to the case, so that one statement reads everything.
      sql<TrailEvent[]>`(select coalesce(json_agg(json_build_object('seq', t.seq, 'at', t.at,
          'actor', json_build_object('kind', t.actor_kind, 'id', t.actor_id, 'role', t.actor_role),
          'event', t.body) order by t.seq), '[]')
        from trail t where t.institution_id = cases.institution_id and t.case_id = cases.case_id)`.as('trail'),
      sql<
        { id: string; kind: TextKind; commitment: string; body: string }[]
      >`(select coalesce(json_agg(json_build_object(
          'id', p.text_id, 'kind', p.kind, 'commitment', p.commitment, 'body', p.body)), '[]')
        from personal_texts p where p.institution_id = cases.institution_id and p.case_id = cases.case_id)`.as('texts'),
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId);

type MaterialRow = NonNullable<Awaited<ReturnType<ReturnType<typeof materialOf>['executeTakeFirst']>>>;

/** Reads everything about a case; `undefined` if the institution has no case with that id. */
export async function readMaterial(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  dataKey: Buffer,
): Promise<CaseMaterial | undefined> {
  const row = await materialOf(transaction, institutionId, caseId).executeTakeFirst();
  return row && toMaterial(transaction, institutionId, row, dataKey);
}

/** A case as a judge or supervisor asks for it: its material, and what else it takes to show it to them. */
export interface MaterialForStaff {
  material: CaseMaterial;
  /** Whether they have declared a conflict with it. */
  isConflicted: boolean;
  /** Their own drafts on it. */
  drafts: StoredDraft[];
  /** When it was read, RFC 3339 UTC. */
  at: string;
}

/** Reads everything about a case for a member of staff, in one statement; `undefined` if the institution has no such case. */
export async function readMaterialFor(
  transaction: Transaction,
  staffId: string,
  { institutionId, caseId, dataKey, clock }: { institutionId: string; caseId: string; dataKey: Buffer; clock: Clock },
): Promise<MaterialForStaff | undefined> {
  const { expression } = clock;
  const row = await materialOf(transaction, institutionId, caseId)
    .select([
      conflictedStaff(institutionId, [staffId], sql.ref('cases.external_ref')).as('conflicted'),
      draftsBy(staffId).as('drafts'),
      (expression ?? sql<string | null>`null::timestamptz`).as('now'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    material: await toMaterial(transaction, institutionId, row, dataKey),
    isConflicted: row.conflicted.length > 0,
    drafts: row.drafts.map(storedDraft),
    at: row.now ?? (await clock(transaction)),
  };
}

async function toMaterial(
  transaction: Transaction,
  institutionId: string,
  row: MaterialRow,
  dataKey: Buffer,
): Promise<CaseMaterial> {
  const texts = checkWords(row.case_id, row.texts, row.trail, row.commitment_key);
  const policies = await loadPolicies(transaction, institutionId, [
    { key: row.policy_key, version: row.policy_version },
  ]);
  return {
    caseId: row.case_id,
    externalRef: row.external_ref,
    policyKey: row.policy_key,
    policyVersion: row.policy_version,
    policy: policies.get(row.policy_key, row.policy_version),
    facts: row.facts,
    state: row.state,
    trail: row.trail.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    score: row.document,
    policyHold: policyHoldOf(row.held_until),
    attachments: await listAttachments(transaction, institutionId, row.case_id, dataKey, row.state),
    texts: {
      byId: new Map(texts.map(({ id, body }) => [id, body])),
      byCommitment: new Map(texts.map(({ commitment, body }) => [commitment, body])),
    },
  };
}
