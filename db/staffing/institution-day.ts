import { sql, type RawBuilder } from 'kysely';

/** The zone of an institution's policies (UTC where none states one), as SQL. */
const zoneOf = (institutionId: RawBuilder<unknown>): RawBuilder<string> => sql`coalesce((
    select coalesce(p.document->>'timeZone', p.document->'appealWindow'->>'timeZone')
    from policies p
    where p.institution_id = ${institutionId}
      and coalesce(p.document->>'timeZone', p.document->'appealWindow'->>'timeZone') is not null
    order by p.created_at desc
    limit 1), 'UTC')`;

/** When the day began at an institution on which a moment falls, in the zone that its policies state (UTC where none does), as SQL. */
export const startOfDay = (institutionId: string, at: string): RawBuilder<string> =>
  sql`date_trunc('day', ${at}::timestamptz, ${zoneOf(sql`${institutionId}::text`)})`;

/** The day at an institution on which a moment falls, as an SQL date. */
export const institutionDay = (institutionId: RawBuilder<unknown>, at: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(${at} at time zone ${zoneOf(institutionId)})::date`;
