import type { TrailEvent } from '#workflows/domain/event.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Score } from '#workflows/domain/score.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { loadPolicies } from '../policies.ts';
import { listAttachments, type AttachmentSummary } from '../attachments.ts';
import { readTexts } from '../texts.ts';
import type { Transaction } from '../transaction.ts';
import { readTrail } from './read-case.ts';

/** Everything about one case from which an audience's view is made up. */
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
  attachments: AttachmentSummary[];
  /** Words kept beside the trail. */
  texts: { byId: Map<string, string>; byCommitment: Map<string, string> };
}

/** Reads a case whole, or gives `undefined` where the institution has none of that id. */
export async function readMaterial(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  dataKey: Buffer,
): Promise<CaseMaterial | undefined> {
  const row = await transaction
    .selectFrom('cases')
    .leftJoin('scores', (join) =>
      join.onRef('scores.institution_id', '=', 'cases.institution_id').onRef('scores.case_id', '=', 'cases.case_id'),
    )
    .select([
      'cases.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'cases.policy_version',
      'cases.facts',
      'cases.state',
      'scores.document',
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirst();
  if (!row) return undefined;
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
    trail: await readTrail(transaction, institutionId, caseId),
    score: row.document,
    attachments: await listAttachments(transaction, institutionId, caseId, dataKey, row.state),
    texts: await readTexts(transaction, institutionId, caseId),
  };
}
