import { sql, type Kysely } from 'kysely';

/** Notes that members of staff leave each other in a case, which are no evidence and go with the subject's data; and titles of dockets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.case_notes (
      institution_id text not null,
      note_id uuid not null,
      case_id uuid not null,
      author_id text not null,
      author_name text not null,
      body text not null check (char_length(body) between 1 and 5000),
      written_at timestamptz not null,
      primary key (institution_id, note_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`create index case_notes_of_case on hearken.case_notes (institution_id, case_id, written_at)`.execute(db);
  await sql`call hearken.protect('hearken.case_notes', 'erasable')`.execute(db);
  await sql`alter table hearken.dockets add column title text check (char_length(title) between 1 and 200)`.execute(db);
}
