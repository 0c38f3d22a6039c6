import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { isComparable, isInside, share, type ReportScope } from './report-scope.ts';

/** Number of equal ranges into which scores from 0 to 1 are divided. */
const RANGES = 10;

type Counted = {
  policy: string;
  policyVersion: number;
  /** 0 to 9: scores from a tenth up to, not including, the next; the last includes 1. */
  place: number;
  cases: number;
  scores: number;
  eventHappened: number;
  notComparable: number;
};

export type CalibrationRange = {
  policy: string;
  policyVersion: number;
  /** Scores in it, such as `0.3 to 0.4`, or `all`. */
  range: string;
  cases: number;
  /** Cases beside them whose outcome was observed under an adverse decision; no figure of the range uses them. */
  notComparable: number;
  meanScore: number | null;
  eventHappened: number;
  eventShare: number | null;
  /** 95 % interval of the share of events. */
  eventLower: number;
  eventUpper: number;
  /** Expected calibration error, 0..1, for all ranges together; `null` for one of them. */
  calibrationError: number | null;
};

/**
 * How often the adverse event followed in decided cases whose later outcome is known, compared with their scores. Outcomes that
 * were observed under an adverse decision are counted apart.
 *
 * Expected calibration error: the mean distance between a range's mean score and its share of events, weighted by its cases
 * (Naeini, Cooper, Hauskrecht, AAAI 2015).
 */
export async function calibrationOfScores(transaction: Transaction, scope: ReportScope): Promise<CalibrationRange[]> {
  const { rows } = await sql<Counted>`
    select policy, "policyVersion", least(${RANGES - 1}::int, floor(score * ${RANGES}::int)::int) as place,
      (count(*) filter (where comparable))::int as cases, coalesce(sum(score) filter (where comparable), 0) as scores,
      (count(*) filter (where happened and comparable))::int as "eventHappened",
      (count(*) filter (where not comparable))::int as "notComparable"
    from (
      select c.policy_key as policy, c.policy_version as "policyVersion",
        c.score_probability as score,
        c.later_outcome = p.document->'adverseEvent'->>'name' as happened,
        ${isComparable(sql`c`)} as comparable
      from cases c
      join policies p
        on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
      where c.institution_id = ${scope.institutionId} and c.later_outcome is not null
        and c.score_probability is not null and ${isInside(scope, sql`c.policy_key`, sql`c.decided_at`)}
    ) known
    group by 1, 2, 3
    order by 1, 2, 3`.execute(transaction);
  const groups = Map.groupBy(rows, ({ policy, policyVersion }) => `${policy}@${policyVersion}`);
  return [...groups.values()].flatMap((ranges) => [...ranges.map(describeRange), describeAll(ranges)]);
}

function describeRange({
  policy,
  policyVersion,
  place,
  cases,
  scores,
  eventHappened,
  notComparable,
}: Counted): CalibrationRange {
  const { lower, upper } = wilsonInterval(eventHappened, cases);
  return {
    policy,
    policyVersion,
    range: `${place / RANGES} to ${(place + 1) / RANGES}`,
    cases,
    notComparable,
    meanScore: share(scores, cases),
    eventHappened,
    eventShare: share(eventHappened, cases),
    eventLower: lower,
    eventUpper: upper,
    calibrationError: null,
  };
}

function describeAll(ranges: readonly Counted[]): CalibrationRange {
  const sum = (of: (range: Counted) => number): number => ranges.reduce((total, range) => total + of(range), 0);
  const cases = sum((range) => range.cases);
  const apart = sum(({ scores, eventHappened }) => Math.abs(scores - eventHappened));
  const { policy = '', policyVersion = 0 } = ranges[0] ?? {};
  const all = describeRange({
    policy,
    policyVersion,
    place: 0,
    cases,
    scores: sum(({ scores }) => scores),
    eventHappened: sum(({ eventHappened }) => eventHappened),
    notComparable: sum(({ notComparable }) => notComparable),
  });
  return { ...all, range: 'all', calibrationError: share(apart, cases) };
}
