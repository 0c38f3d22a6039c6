import { timeZoneOf } from '#workflows/domain/policy.ts';
import { casesWithSubjects } from './cases/from-cases.ts';
import { loadPolicies } from './policies/policies.ts';
import type { Transaction } from './transaction.ts';

/** A subject's own language and zone, and those that their case's policy states; `null` if there is none. */
export interface SubjectReader {
  own: { language: string | null; timeZone: string | null };
  policy: { language: string | null; timeZone: string | null };
}

/** The language and zone of a case's subject; throws if the institution has no such case. */
export async function readSubjectReader(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<SubjectReader> {
  const row = await casesWithSubjects(transaction)
    .select(['subjects.language', 'subjects.time_zone', 'cases.policy_key', 'cases.policy_version'])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  const version = { key: row.policy_key, version: row.policy_version };
  const policy = (await loadPolicies(transaction, institutionId, [version])).get(version.key, version.version);
  return {
    own: { language: row.language, timeZone: row.time_zone },
    policy: { language: policy.language ?? null, timeZone: timeZoneOf(policy) ?? null },
  };
}
