import { sql, type Kysely } from 'kysely';

/** What members of staff want to be told by mail, and what they were told last; and the mail to staff that the embedded stack catches. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.staff_mail (
      institution_id text not null references hearken.institutions,
      staff_id text not null,
      address text not null check (char_length(address) between 3 and 320),
      how text not null check (how in ('atOnce', 'daily')),
      topics text[] not null,
      told jsonb not null default '{}',
      told_at timestamptz not null,
      retry_at timestamptz,
      primary key (institution_id, staff_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.staff_mail', 'erasable')`.execute(db);
  await sql`
    create table hearken.caught_staff_mail (
      institution_id text not null references hearken.institutions,
      mail_id uuid not null,
      recipient text not null,
      subject text not null,
      body text not null,
      caught_at timestamptz not null,
      primary key (institution_id, mail_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.caught_staff_mail', 'erasable')`.execute(db);
}
