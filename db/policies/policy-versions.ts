import type { Transaction } from '../transaction.ts';

/** A version of a policy, without its document. */
export interface PolicyVersion {
  version: number;
  createdAt: string;
  createdBy: string;
}

/** Every version of a policy, the newest first. */
export async function listPolicyVersions(
  transaction: Transaction,
  institutionId: string,
  key: string,
): Promise<PolicyVersion[]> {
  const rows = await transaction
    .selectFrom('policies')
    .select(['version', 'created_at', 'created_by'])
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', key)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ version: row.version, createdAt: row.created_at, createdBy: row.created_by }));
}
