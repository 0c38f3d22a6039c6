import { sql, type RawBuilder } from 'kysely';

/** When the day began at an institution on which a moment falls, in the zone that its policies state (UTC where none does), as SQL. */
export const startOfDay = (
  institutionId: string,
  at: string,
): RawBuilder<string> => sql`date_trunc('day', ${at}::timestamptz,
  coalesce((
    select coalesce(p.document->>'timeZone', p.document->'appealWindow'->>'timeZone')
    from policies p
    where p.institution_id = ${institutionId}
      and coalesce(p.document->>'timeZone', p.document->'appealWindow'->>'timeZone') is not null
    order by p.created_at desc
    limit 1), 'UTC'))`;
