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

/**
 * The obstacles between a person and a hearing, as an expression of SQL over `s` (staff), `h` (hearings) and `c` (the
 * hearing's case); an array that is empty where they may take it.
 *
 * @param recordsToday perspective records that they have made today, as SQL; 0 leaves the day's caps out
 */
export const obstaclesBetween = (recordsToday: RawBuilder<number>): RawBuilder<Obstacle[]> => sql`
  array_remove(array[
    case when not s.active then 'away' end,
    case when h.seeking_role = 'supervisor' and s.role <> 'supervisor' then 'seat' end,
    case when s.staff_id = any(h.barred)
      then case when c.state -> 'hearing' -> 'recused' ? s.staff_id then 'steppedBack' else 'heardBefore' end end,
    case when h.seeking_role = 'judge' and not (h.skills <@ s.skills) then 'skills' end,
    case when c.external_ref = any(s.conflicts) then 'conflict' end,
    case when ${hasSeenScore(sql`s.staff_id`)} then 'hasSeenScore' end,
    case when s.daily_cap = 0 then 'noHearings'
      when least(h.daily_cap, coalesce(s.daily_cap, h.daily_cap)) <= ${recordsToday} then 'capReached' end
  ], null)`;
