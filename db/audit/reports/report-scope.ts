import { sql, type RawBuilder } from 'kysely';

/** Which part of an institution's cases a report is about. */
export interface ReportScope {
  institutionId: string;
  policy: string | undefined;
  /** Half-open: `from` inside, `to` outside; RFC 3339 UTC. */
  from: string | undefined;
  to: string | undefined;
}

/** The condition that a case's policy and a time lie within a report's scope. */
export const isInside = (
  { policy, from, to }: ReportScope,
  policyColumn: RawBuilder<unknown>,
  momentColumn: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`
  (${policy ?? null}::text is null or ${policyColumn} = ${policy ?? null})
  and (${from ?? null}::timestamptz is null or ${momentColumn} >= ${from ?? null}::timestamptz)
  and (${to ?? null}::timestamptz is null or ${momentColumn} < ${to ?? null}::timestamptz)`;

/**
 * Whether a case's later outcome was observed under a decision that was not adverse. Cases from before this was noted go by the
 * decision in force.
 */
export const isComparable = (cases: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`
  coalesce((${cases}.state->>'laterOutcomeComparable')::boolean, not ${cases}.adverse)`;

/** Decisions in force, each with its case, as a table of the columns that reports use. */
export const decisionsInForce = (scope: ReportScope): RawBuilder<unknown> => sql`
  select d.institution_id, d.decision_id, d.case_id, d.outcome, d.adverse, d.route, d.actor_id, d.decided_at,
    c.policy_key, c.policy_version, c.provisional_outcome, c.facts, c.later_outcome,
    ${isComparable(sql`c`)} as comparable, c.score_adverse
  from decisions d
  join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
  where d.institution_id = ${scope.institutionId}
    and not exists (
      select from decisions later where later.institution_id = d.institution_id and later.supersedes = d.decision_id)
    and ${isInside(scope, sql`c.policy_key`, sql`d.decided_at`)}`;

/** A share, 0..1, or `null` if the whole is 0. */
export const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
