import { sql, type Kysely } from 'kysely';

/** Searches that members of staff have saved under a name. Each is their own: nobody else of the institution reads or changes it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.saved_searches (
      institution_id text not null references hearken.institutions,
      search_id uuid not null,
      staff_id text not null,
      list text not null check (list in ('audit', 'hearings')),
      name text not null check (char_length(name) between 1 and 100),
      query text not null check (char_length(query) <= 2000),
      saved_at timestamptz not null,
      primary key (institution_id, search_id),
      unique (institution_id, staff_id, list, name)
    )`.execute(db);
  await sql`call hearken.protect('hearken.saved_searches', 'erasable')`.execute(db);
  await sql`
    create policy person on hearken.saved_searches as restrictive
      using (current_setting('hearken.actor', true) = 'human:' || staff_id)`.execute(db);
}
