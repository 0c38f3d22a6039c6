import { sql, type RawBuilder } from 'kysely';
import { OBSTACLES, type Obstacle } from '#workflows/domain/obstacle.ts';
import { isAbsent } from './absences.ts';
import { declaresConflict } from './conflicts.ts';
import { isReservedForReaders } from './languages.ts';
import { lackingNames, spelling } from './spelling.ts';

/**
 * A person's perspective records at a given time, as SQL or numbers.
 *
 * `today`: since the day began (UTC); with 0, daily caps do not apply. `inARow`: without a break; if it is left out, what ends by
 * itself does not apply: the cap on hearings in a row, and the time in which judges who read the subject's language come first.
 */
export interface Heard {
  today: RawBuilder<number>;
  inARow?: RawBuilder<number>;
  /** Work in hearings without a pause, as a policy counts it; without it no judge has to rest. */
  workedSeconds?: number;
  /** Whether an absence counts only if it lasts until the hearing is due. */
  isUntilDue?: boolean;
}

/**
 * A person who asks for a hearing, registered or not, as the table `s` of {@link obstaclesBetween}. A registration
 * under another spelling of their account is theirs, unless there is one under the account itself.
 */
export const asStaff = (
  institutionId: string,
  staffId: string,
  role: 'judge' | 'supervisor',
): RawBuilder<unknown> => sql`(
  select asking.staff_id, asking.role, coalesce(listed.active, true) as active, coalesce(listed.skills, '{}') as skills,
    coalesce(listed.languages, '{}') as languages, listed.daily_cap, coalesce(listed.conflicts, '{}') as conflicts, coalesce(listed.absences, '[]') as absences
  from (select ${staffId}::text as staff_id, ${role}::text as role) asking
  left join lateral (
    select * from staff where institution_id = ${institutionId} and staff_id = asking.staff_id
    union all
    select * from staff
    where institution_id = ${institutionId} and ${spelling(sql`staff_id`)} = ${spelling(sql`asking.staff_id`)}
    limit 1) listed on true)`;

/** Whether a person is permanently barred from hearing `h`, by the core's rule as of the case's last entry. */
export const isBarred = (person: RawBuilder<unknown>): RawBuilder<boolean> => sql`${person} = any(h.barred)`;

/**
 * Whether a person was shown the score of hearing `h`'s case `c` in another role, under a policy that is blind to it,
 * and has no record of their own, so that they can no longer hear the case.
 */
export const hasSeenScore = (person: RawBuilder<unknown>): RawBuilder<boolean> => sql`(c.blind <> 'none' and exists (
  select from views v
  where v.institution_id = h.institution_id and v.principal_id = ${person} and v.case_id = h.case_id
    and v.discloses_score and v.audience <> 'judge'
) and not exists (
  select from perspective_records r
  where r.institution_id = h.institution_id and r.case_id = h.case_id and r.judge_id = ${person}
))`;

/** The skills that hearing `h` needs and `s` does not have, as an array in SQL. */
export const missingSkills = lackingNames(sql`h.skills`, sql`s.skills`);

/** Whether the policy of case `c` has a judge rest after that much work without a pause. */
const hasToRestAfter = (seconds: number): RawBuilder<boolean> => sql`exists (
  select from policies policy
  where policy.institution_id = c.institution_id and policy.policy_key = c.policy_key
    and policy.version = c.policy_version
    and policy.rest_after::interval <= make_interval(secs => ${seconds}::float8))`;

/** The condition of each obstacle, as SQL over `s` (staff), `h` (hearings) and `c` (the hearing's case). */
const conditions = ({
  today,
  inARow,
  workedSeconds = 0,
  isUntilDue = false,
}: Heard): Record<Obstacle, RawBuilder<boolean>> => {
  const barred = isBarred(sql`s.staff_id`);
  const hasSteppedBack = sql<boolean>`c.state -> 'hearing' -> 'recused' ? s.staff_id`;
  // A row of hearings is known of the judge who asks for one, to whom what ends by itself is not offered before.
  const isOffer = inARow !== undefined;
  return {
    away: sql`not s.active
      or ${isAbsent(sql`clock_timestamp()`)} and ${isUntilDue ? isAbsent(sql`h.due_at`) : sql.lit(true)}`,
    seat: sql`h.seeking_role = 'supervisor' and s.role <> 'supervisor'`,
    steppedBack: sql`${barred} and ${hasSteppedBack}`,
    heardBefore: sql`${barred} and not coalesce(${hasSteppedBack}, false)`,
    skills: sql`h.seeking_role = 'judge' and cardinality(h.skills) > 0 and cardinality(${missingSkills}) > 0`,
    // A hearing in a language that no judge reads is not passed on: supervisors need not read it either.
    language: isUntilDue ? sql.lit(false) : isReservedForReaders(isOffer),
    conflict: declaresConflict(sql`c.external_ref`),
    hasSeenScore: hasSeenScore(sql`s.staff_id`),
    noHearings: sql`s.daily_cap = 0`,
    capReached: sql`s.daily_cap is distinct from 0
      and (least(h.daily_cap, coalesce(s.daily_cap, h.daily_cap)) <= ${today} or h.consecutive_cap <= ${inARow ?? sql`0`})`,
    restDue: workedSeconds === 0 ? sql.lit(false) : hasToRestAfter(workedSeconds),
  };
};

/**
 * The obstacles between a person and a hearing, as an array in SQL over `s` (staff), `h` (hearings) and `c` (the
 * hearing's case); it is empty if they may take it.
 */
export function obstaclesBetween(heard: Heard): RawBuilder<Obstacle[]> {
  const made = conditions(heard);
  const cases = OBSTACLES.map((obstacle) => sql`case when ${made[obstacle]} then ${sql.lit(obstacle)} end`);
  return sql`array_remove(array[${sql.join(cases)}], null)`;
}

/** Whether there are no {@link obstaclesBetween} a person and a hearing; evaluation stops at the first. */
export function mayTake(heard: Heard): RawBuilder<boolean> {
  // Why a person is barred is in the case's state, which is costly to read and makes no difference here.
  const { steppedBack: _, heardBefore: __, ...others } = conditions(heard);
  const none = [isBarred(sql`s.staff_id`), ...Object.values(others)].map((made) => sql`(${made}) is not true`);
  return sql`(${sql.join(none, sql` and `)})`;
}
