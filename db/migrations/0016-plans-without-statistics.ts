import { sql, type Kysely } from 'kysely';

/**
 * The ledger's guards, with the same rules as in `0007-ledger`, asked so that each row is looked up by its key. As joins they
 * were planned by what PostgreSQL believes of the tables' sizes, and on tables that nobody has analysed each batch compared
 * every row with every other.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function hearken.guard_ledger() returns trigger language plpgsql as $$
    declare first bigint; last bigint; added_count bigint; before bigint;
    begin
      select min(entry_index), max(entry_index), count(*) into first, last, added_count from added;
      if added_count = 0 then return null; end if;
      select coalesce(max(entry_index), -1) into before from hearken.ledger_entries
      where institution_id = (select hearken.current_institution()) and entry_index < first;
      if first <> before + 1 or last <> before + added_count then
        raise exception 'entries % to % do not follow entry % of the ledger', first, last, before using errcode = 'HK009';
      end if;
      -- Scalar subqueries are never made into joins.
      if exists (
        select from added a
        where (
          select t.leaf_hash from hearken.trail t
          where t.institution_id = a.institution_id and t.case_id = a.case_id and t.seq = a.seq
        ) is distinct from encode(a.leaf_hash, 'hex')
      ) then
        raise exception 'the ledger takes leaves of trail entries only, as the trail has them' using errcode = 'HK009';
      end if;
      if exists (
        select from added a
        where a.seq > 1 and coalesce((
          select e.entry_index from hearken.ledger_entries e
          where e.institution_id = a.institution_id and e.case_id = a.case_id and e.seq = a.seq - 1
        ), a.entry_index) >= a.entry_index
      ) then
        raise exception 'entries of a case stand in the ledger in their own order' using errcode = 'HK009';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create or replace function hearken.guard_pending() returns trigger language plpgsql as $$
    begin
      if exists (
        select from removed r
        where (
          select e.entry_index from hearken.ledger_entries e
          where e.institution_id = r.institution_id and e.case_id = r.case_id and e.seq = r.seq
        ) is null
      ) then
        raise exception 'an entry waits until it stands in the ledger' using errcode = 'HK009';
      end if;
      return null;
    end $$`.execute(db);
}
