-- A claim ends by its subject's own word, which stands on the trail before the claim's row follows it.

create or replace function hearken.guard_claim_change() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null
    or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a claim can only be withdrawn, once' using errcode = 'HK009';
  end if;
  if new.withdrawn_at is not null and not exists (
    select from hearken.trail t
    join hearken.cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
    where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'claimWithdrawn'
      and t.actor_kind = 'subject' and t.actor_id = c.subject_id::text
      and t.body->>'claimId' = new.claim_id::text
  ) then
    raise exception 'claim % is its subject''s to withdraw', new.claim_id using errcode = 'HK007';
  end if;
  return new;
end $$;

create or replace trigger only_withdrawn before update on hearken.claims
for each row
execute function hearken.guard_claim_change();
