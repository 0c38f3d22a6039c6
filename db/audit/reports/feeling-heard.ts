import { sql } from 'kysely';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { shownGroups } from '../hide-few.ts';
import { meanWithInterval } from '../mean-interval.ts';
import type { Transaction } from '../../transaction.ts';
import { protectedPolicies } from './protected-groups.ts';
import { isInside, type ReportScope } from './report-scope.ts';

/** The questions of both surveys whose answers are numbers. */
const QUESTIONS = [
  'feltHeard',
  'feltUnderstood',
  'wasTreatedFairly',
  'understoodByPerson',
  'understoodByModel',
  'acceptedErrors',
] as const;

export type FeelingHeard = {
  policy: string;
  policyVersion: number;
  /** `before` a judge had the hearing, or `after` the decision. */
  asked: string;
  question: string;
  /** What forms the group: `all`, `method`, `outcome`, or a protected attribute. */
  by: string;
  group: string;
  /** `null` where there are so few that a reader could tell what one person said; then the figures are as well. */
  answers: number | null;
  /** 1 (not at all) to 7 (fully); of `acceptedErrors`, wrong decisions of 100. */
  mean: number | null;
  lower: number | null;
  upper: number | null;
};

interface Survey {
  policy: string;
  policyVersion: number;
  caseId: string;
  asked: string;
  answers: Partial<Record<string, unknown>>;
  outcome: string;
  method: string;
}

/** What subjects answered to the surveys, by methods and outcome of the decision in force and by protected group. */
export async function feelingHeard(transaction: Transaction, scope: ReportScope): Promise<FeelingHeard[]> {
  const surveys = await answeredSurveys(transaction, scope);
  const backgrounds = await backgroundsOf(transaction, scope);
  const groups = Map.groupBy(
    surveys.flatMap((survey) =>
      [
        { by: 'all', group: 'all' },
        { by: 'method', group: survey.method },
        { by: 'outcome', group: survey.outcome },
        ...(backgrounds.get(survey.caseId) ?? []),
      ].flatMap(({ by, group }) =>
        QUESTIONS.flatMap((question) => {
          const answer = survey.answers[question];
          const { policy, policyVersion, asked } = survey;
          return typeof answer === 'number' ? [{ policy, policyVersion, asked, question, by, group, answer }] : [];
        }),
      ),
    ),
    ({ policy, policyVersion, asked, question, by }) => JSON.stringify([policy, policyVersion, asked, question, by]),
  );
  return [...groups].flatMap(([key, answers]): FeelingHeard[] => {
    const byGroup = Map.groupBy(answers, ({ group }) => group);
    const shown = shownGroups(new Map([...byGroup].map(([group, each]) => [group, each.length])));
    return [...byGroup].flatMap(([group, each]): FeelingHeard[] => {
      const [first] = each;
      if (!first) return [];
      const { answer: _, ...row } = first;
      if (!shown.has(group)) return [{ ...row, answers: null, mean: null, lower: null, upper: null }];
      const values = each.map(({ answer }) => answer);
      return [{ ...row, answers: each.length, ...meanWithInterval(values, seededRandom(`${key} ${group}`)) }];
    });
  });
}

async function answeredSurveys(transaction: Transaction, scope: ReportScope): Promise<Survey[]> {
  const { rows } = await sql<Survey>`
    select c.policy_key as policy, c.policy_version as "policyVersion", c.case_id as "caseId", s.answers,
      case t.kind when 'surveyAnswered' then 'after' else 'before' end as asked,
      case d.adverse when true then 'adverse' when false then 'not adverse' else 'not decided' end as outcome,
      coalesce((
        select string_agg(distinct k.method, ' + ' order by k.method) from contributions k
        where k.institution_id = d.institution_id and k.decision_id = d.decision_id
      ), 'not decided') as method
    from trail t
    join surveys s on s.institution_id = t.institution_id and s.survey_id = (t.body->>'surveyId')::uuid
    join cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
    left join decisions d on d.institution_id = c.institution_id and d.case_id = c.case_id and not exists (
      select from decisions later where later.institution_id = d.institution_id and later.supersedes = d.decision_id)
    where t.institution_id = ${scope.institutionId} and t.kind in ('surveyAnswered', 'expectationsAnswered')
      and ${isInside(scope, sql`c.policy_key`, sql`t.at`)}
    order by policy, "policyVersion", asked desc, outcome, method, t.at, t.case_id`.execute(transaction);
  return rows;
}

/** The protected groups that cases with a survey belong to, by case. */
async function backgroundsOf(
  transaction: Transaction,
  scope: ReportScope,
): Promise<Map<string, { by: string; group: string }[]>> {
  const found = new Map<string, { by: string; group: string }[]>();
  for (const { policy, policyVersion, groups } of await protectedPolicies(transaction, scope)) {
    const { rows } = await sql<{ caseId: string; by: string; group: string }>`
      select d.case_id as "caseId", g.attribute as by, g."group"
      from (
        select c.case_id, c.facts from cases c
        where c.institution_id = ${scope.institutionId} and c.policy_key = ${policy} and c.policy_version = ${policyVersion}
          and exists (select from surveys s where s.institution_id = c.institution_id and s.case_id = c.case_id)
      ) d cross join lateral ${groups}
      order by g.attribute, g."group"`.execute(transaction);
    for (const [caseId, each] of Map.groupBy(rows, (row) => row.caseId))
      found.set(
        caseId,
        each.map(({ by, group }) => ({ by, group })),
      );
  }
  return found;
}
