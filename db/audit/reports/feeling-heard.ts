import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type FeelingHeard = {
  policy: string;
  route: string;
  adverse: string;
  answers: number;
  decisions: number;
  /** Means, 1 (not at all) to 7 (fully). */
  feltHeard: number | null;
  feltUnderstood: number | null;
  wasTreatedFairly: number | null;
};

/** How well subjects felt heard, according to their survey answers, by how the decision was made. */
export async function feelingHeard(transaction: Transaction, scope: ReportScope): Promise<FeelingHeard[]> {
  const { rows } = await sql<FeelingHeard>`
    select c.policy_key as policy, d.route, case when d.adverse then 'yes' else 'no' end as adverse,
      count(s.survey_id)::int as answers, count(*)::int as decisions,
      avg((s.answers->>'feltHeard')::float8) as "feltHeard",
      avg((s.answers->>'feltUnderstood')::float8) as "feltUnderstood",
      avg((s.answers->>'wasTreatedFairly')::float8) as "wasTreatedFairly"
    from decisions d
    join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
    left join trail t on t.institution_id = d.institution_id and t.case_id = d.case_id and t.kind = 'surveyAnswered'
    left join surveys s on s.institution_id = t.institution_id and s.survey_id = (t.body->>'surveyId')::uuid
    where d.institution_id = ${scope.institutionId} and d.supersedes is null
      and ${isInside(scope, sql`c.policy_key`, sql`d.decided_at`)}
    group by c.policy_key, d.route, d.adverse
    order by c.policy_key, d.route, d.adverse`.execute(transaction);
  return rows;
}
