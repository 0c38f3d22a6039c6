import { sql, type Kysely } from 'kysely';

/** Links that a subject grants to counsel or a helper, who opens the case by them under their own name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.appeal_links add column helper_id uuid`.execute(db);
  await sql`drop function hearken.open_link(text)`.execute(db);
  await sql`
    create function hearken.open_link(hash text)
    returns table (institution_id text, case_id uuid, state jsonb, helper_id uuid) language plpgsql as $$
    declare link hearken.appeal_links;
    begin
      perform set_config('hearken.presented_link', hash, true);
      select * into link from hearken.appeal_links l
      where l.token_hash = hash and l.revoked_at is null and l.expires_at > clock_timestamp();
      if not found then
        return;
      end if;
      perform set_config('hearken.institution', link.institution_id, true);
      return query select c.institution_id, c.case_id, c.state, link.helper_id from hearken.cases c
        where c.institution_id = link.institution_id and c.case_id = link.case_id;
    end $$`.execute(db);
}
