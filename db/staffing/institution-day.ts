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

/** When the day began at an institution on which a moment falls, in the zone that its policies state, as SQL. */
export const startOfDay = (institutionId: string, at: string): RawBuilder<string> =>
  sql`date_trunc('day', ${at}::timestamptz, ${zoneOf(sql`${institutionId}::text`)})`;

/** The day at an institution on which a moment falls, as an SQL date. */
export const institutionDay = (institutionId: RawBuilder<unknown>, at: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(${at} at time zone ${zoneOf(institutionId)})::date`;
