import { sql, type Kysely } from 'kysely';

/**
 * A link that is replaced opens its case until its successor was handed over, and for a while after that. A notice that is tried
 * again carries the link of the try before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.appeal_links
      drop constraint revoked_by_somebody,
      add column replaced_by uuid,
      add constraint revoked_by_somebody check (revoked_by is null or revoked_at is not null or replaced_by is not null),
      add foreign key (institution_id, replaced_by) references hearken.notices (institution_id, notice_id)`.execute(db);
  await sql`alter table hearken.notices add column link_seed text`.execute(db);
  await sql`
    create or replace function hearken.open_link(hash text)
    returns table (institution_id text, case_id uuid, state jsonb, helper_id uuid) language plpgsql as $$
    declare link hearken.appeal_links;
    begin
      perform set_config('hearken.presented_link', hash, true);
      select * into link from hearken.appeal_links l
      where l.token_hash = hash and coalesce(l.revoked_at > clock_timestamp(), true) and l.expires_at > clock_timestamp();
      if not found then
        return;
      end if;
      perform set_config('hearken.institution', link.institution_id, true);
      return query select c.institution_id, c.case_id, c.state, link.helper_id from hearken.cases c
        where c.institution_id = link.institution_id and c.case_id = link.case_id;
    end $$`.execute(db);
}
