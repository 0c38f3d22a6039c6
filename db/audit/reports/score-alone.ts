import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

type Counted = {
  policy: string;
  policyVersion: number;
  methods: string;
  /** What a person decided, and what the score alone would have given. */
  decided: string;
  scoreAlone: string;
  cases: number;
  /** Cases whose later outcome is known and was observed under a decision that was not adverse. */
  outcomeKnown: number;
  /** Of those, without the adverse event. */
  withoutEvent: number;
};

export type ScoreAlone = Counted & {
  /** Share of cases with a known outcome in which the decision was right: it granted, and the event did not happen. */
  decisionRight: number | null;
  /** 95 % interval of that share. */
  lower: number | null;
  upper: number | null;
  /** The same share for the score alone, which is right where it refuses and the event happens. */
  scoreRight: number | null;
};

/**
 * Heard cases of policies with a study, by what a person decided and what the score alone would have given, with the accuracy of
 * each once later outcomes are known.
 */
export async function scoreAlone(transaction: Transaction, scope: ReportScope): Promise<ScoreAlone[]> {
  const { rows } = await sql<Counted>`
    select d.policy_key as policy, d.policy_version as "policyVersion", m.methods,
      case when d.adverse then 'adverse' else 'not adverse' end as decided,
      case when d.score_adverse then 'adverse' else 'not adverse' end as "scoreAlone",
      count(*)::int as cases,
      (count(*) filter (where d.later_outcome is not null and d.comparable))::int as "outcomeKnown",
      (count(*) filter (
        where d.comparable and d.later_outcome = p.document->'adverseEvent'->>'otherwise'
      ))::int as "withoutEvent"
    from (${decisionsInForce(scope)}) d
    join policies p on p.institution_id = d.institution_id and p.policy_key = d.policy_key and p.version = d.policy_version
    cross join lateral (
      select string_agg(distinct k.method, ' + ' order by k.method) as methods from contributions k
      where k.institution_id = d.institution_id and k.decision_id = d.decision_id
    ) m
    where d.route = 'hearing' and d.score_adverse is not null and p.document ? 'study'
    group by 1, 2, 3, 4, 5
    order by 1, 2, 3, 4, 5`.execute(transaction);
  return rows.map((row) => {
    const decisionRight = share(row.withoutEvent, row.outcomeKnown);
    const isSame = row.decided === row.scoreAlone;
    return {
      ...row,
      decisionRight,
      ...(decisionRight === null ? { lower: null, upper: null } : wilsonInterval(row.withoutEvent, row.outcomeKnown)),
      scoreRight: decisionRight === null || isSame ? decisionRight : 1 - decisionRight,
    };
  });
}
