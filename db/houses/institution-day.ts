import { sql, type RawBuilder } from 'kysely';

/** The zone that a policy's document states, null where it states none, as SQL. */
export const statedZone = (document: RawBuilder<unknown>): RawBuilder<string | null> =>
  sql`coalesce(${document}->>'timeZone', ${document}->'appealWindow'->>'timeZone')`;

/**
 * The zone that an institution's policies state, as SQL; if they state several, that of the policy stored last, and UTC if they state
 * none.
 */
export const zoneOf = (institutionId: RawBuilder<unknown>): RawBuilder<string> => sql`coalesce((
    select ${statedZone(sql`p.document`)}
    from policies p
    where p.institution_id = ${institutionId} and ${statedZone(sql`p.document`)} is not null
    order by p.created_at desc
    limit 1), 'UTC')`;

/**
 * When the day began at an institution on which a moment falls, in the zone that its policies state, as SQL.
 *
 * A subquery, so that row-level security lets an index be searched by it: `date_trunc` is not leakproof.
 */
export const startOfDay = (institutionId: string, at: string): RawBuilder<string> =>
  sql`(select date_trunc('day', ${at}::timestamptz, ${zoneOf(sql`${institutionId}::text`)}))`;

/** How many perspective records each person has submitted since the institution's day began, as SQL rows (`judge_id`, `today`). */
export const recordsToday = (institutionId: string, at: string): RawBuilder<unknown> => sql`
  select judge_id, count(*)::int as today
  from perspective_records
  where institution_id = ${institutionId} and version = 1 and recorded_at >= ${startOfDay(institutionId, at)}
  group by judge_id`;

/** The day at an institution on which a moment falls, as an SQL date. */
export const institutionDay = (institutionId: RawBuilder<unknown>, at: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(${at} at time zone ${zoneOf(institutionId)})::date`;
