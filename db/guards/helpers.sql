-- A helper acts for the subject only while the subject's grant on the trail lets them, and never ends a claim or a case for them.

create or replace function hearken.guard_helper() returns trigger language plpgsql as $$
begin
  if new.kind in ('claimWithdrawn', 'withdrawalAnswered', 'surveyAnswered', 'expectationsAnswered', 'recordingAnswered',
      'erasureRequested', 'helperGranted', 'helperRevoked')
    or not exists (
      select from hearken.trail granted
      where granted.institution_id = new.institution_id and granted.case_id = new.case_id
        and granted.kind = 'helperGranted' and granted.actor_kind = 'subject' and granted.actor_role = 'subject'
        and granted.actor_id = new.actor_id and new.actor_role = 'helper:' || (granted.body->>'helperId')
        and not exists (
          select from hearken.trail revoked
          where revoked.institution_id = new.institution_id and revoked.case_id = new.case_id
            and revoked.kind = 'helperRevoked' and revoked.body->>'helperId' = granted.body->>'helperId'
        )
    ) then
    raise exception 'nobody lets % act for the subject of case %', new.actor_role, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger acted_by_a_helper before insert on hearken.trail
for each row when (new.actor_kind = 'subject' and new.actor_role <> 'subject' and new.method is null)
execute function hearken.guard_helper();
