import { sql, type RawBuilder } from 'kysely';

/**
 * Why a registered person may not take a hearing: `away` (not active), `seat` (it needs a supervisor), `steppedBack`
 * (recused), `heardBefore` (they have a record in it, for another seat or one that moved on), `skills` (they lack one that
 * the policy asks for), `conflict` (with the case), `hasSeenScore` (in another office of theirs, under a blind policy), `noHearings` (their
 * daily cap is 0), `capReached` (until tomorrow, UTC). A supervisor needs no skill for what was passed to them.
 */
export const OBSTACLES = [
  'away',
  'seat',
  'steppedBack',
  'heardBefore',
  'skills',
  'conflict',
  'hasSeenScore',
  'noHearings',
  'capReached',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/**
 * Whether somebody was shown the score of hearing `h`'s case `c` in another office of theirs, under a policy that is blind
 * to it, and has no record of their own: nobody who could hear the case any more.
 */
export const hasSeenScore = (person: RawBuilder<unknown>): RawBuilder<boolean> => sql`(c.blind <> 'none' and exists (
  select from views v
  where v.institution_id = h.institution_id and v.principal_id = ${person} and v.case_id = h.case_id
    and v.discloses_score and v.audience <> 'judge'
) and not exists (
  select from perspective_records r
  where r.institution_id = h.institution_id and r.case_id = h.case_id and r.judge_id = ${person}
))`;

/** What makes each obstacle, as SQL over `s` (staff), `h` (hearings) and `c` (the hearing's case). */
const conditions = (recordsToday: RawBuilder<number>): Record<Obstacle, RawBuilder<boolean>> => {
  const isBarred = sql<boolean>`s.staff_id = any(h.barred)`;
  const hasSteppedBack = sql<boolean>`c.state -> 'hearing' -> 'recused' ? s.staff_id`;
  return {
    away: sql`not s.active`,
    seat: sql`h.seeking_role = 'supervisor' and s.role <> 'supervisor'`,
    steppedBack: sql`${isBarred} and ${hasSteppedBack}`,
    heardBefore: sql`${isBarred} and not coalesce(${hasSteppedBack}, false)`,
    skills: sql`h.seeking_role = 'judge' and not (h.skills <@ s.skills)`,
    conflict: sql`c.external_ref = any(s.conflicts)`,
    hasSeenScore: hasSeenScore(sql`s.staff_id`),
    noHearings: sql`s.daily_cap = 0`,
    capReached: sql`s.daily_cap is distinct from 0
      and least(h.daily_cap, coalesce(s.daily_cap, h.daily_cap)) <= ${recordsToday}`,
  };
};

/**
 * The obstacles between a person and a hearing, as an array in SQL over `s` (staff), `h` (hearings) and `c` (the hearing's
 * case), which is empty where they may take it.
 *
 * @param recordsToday perspective records that they have made today, as SQL; 0 leaves the day's caps out
 */
export function obstaclesBetween(recordsToday: RawBuilder<number>): RawBuilder<Obstacle[]> {
  const made = conditions(recordsToday);
  const cases = OBSTACLES.map((obstacle) => sql`case when ${made[obstacle]} then ${sql.lit(obstacle)} end`);
  return sql`array_remove(array[${sql.join(cases)}], null)`;
}

/** Whether there is none of the {@link obstaclesBetween} a person and a hearing: the first that there is decides it. */
export function mayTake(recordsToday: RawBuilder<number>): RawBuilder<boolean> {
  const made = conditions(recordsToday);
  const none = OBSTACLES.map((obstacle) => sql`(${made[obstacle]}) is not true`);
  return sql`(${sql.join(none, sql` and `)})`;
}
