import type { OwnerQuery } from './owner-query.ts';

/**
 * Counts every message handed to the mail catcher, which itself keeps the newest of those with the same notice: a trigger
 * before the insert sees also the ones that replace another.
 */
export async function countMail(query: OwnerQuery): Promise<void> {
  await query(`
    create schema trials;
    create table trials.sent (notice_id uuid not null, case_id uuid not null, at timestamptz not null default now());
    create function trials.count_mail() returns trigger language plpgsql security definer as $$
    begin
      insert into trials.sent (notice_id, case_id) values (new.notice_id, new.case_id);
      return new;
    end $$;
    create trigger count_mail before insert on hearken.caught_mail for each row execute function trials.count_mail()`);
}

/** Notices that were sent more than once, of the given cases. */
export async function sentTwice(query: OwnerQuery, caseIds: readonly string[]): Promise<string[]> {
  const rows = await query<{ notice_id: string }>(
    'select notice_id from trials.sent where case_id = any($1) group by notice_id having count(*) > 1',
    [caseIds],
  );
  return rows.map((row) => row.notice_id);
}
