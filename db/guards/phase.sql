-- A case starts as received. What it was received with, its score and its end do not change; only an erasure removes facts and
-- the reference, and only where the institution has corrected the facts do they change, and the score after them. A decided case is
-- heard again only where a supervisor has reopened it, the subject of a machine's decision has asked for a person or turned out not to
-- have been reached, or a supervisor has written down a claim that came in time; its decision stays in force until a person confirms or
-- supersedes it. What the row says of the decision is what the decision in force says.

create or replace function hearken.last_entry(of_institution text, of_case uuid, of_kind text)
  returns integer language sql stable as $$
select coalesce(max(seq), 0) from hearken.trail
where institution_id = of_institution and case_id = of_case and kind = of_kind
$$;

create or replace function hearken.last_time(of_institution text, of_case uuid) returns timestamptz language sql stable as $$
select at from hearken.trail where institution_id = of_institution and case_id = of_case order by seq desc limit 1
$$;

create or replace function hearken.guard_phase() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.phase <> 'received' or new.score_id is not null or new.window_ends_at is not null then
      raise exception 'case % has to start as received', new.case_id using errcode = 'HK004';
    end if;
    return new;
  end if;
  -- Each subquery stands in an inner condition: PostgreSQL evaluates an outer one without running a query.
  if new.phase = 'decided' and old.phase <> 'decided' or new.outcome is not null
    and (new.outcome, new.adverse, new.decided_at) is distinct from (old.outcome, old.adverse, old.decided_at) then
    if not exists (
      select from hearken.decisions d
      where d.institution_id = new.institution_id and d.case_id = new.case_id
        and d.outcome = new.outcome and d.adverse = new.adverse and d.decided_at = new.decided_at and not exists (
          select from hearken.decisions later
          where later.institution_id = d.institution_id and later.supersedes = d.decision_id)
    ) then
      raise exception 'case % is not decided, or not so', new.case_id using errcode = 'HK001';
    end if;
  end if;
  if old.phase = 'withdrawn' and new.phase <> old.phase then
    raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
  end if;
  if old.outcome is not null and new.phase <> old.phase then
    if new.phase not in ('decided', 'hearing') or (new.phase = 'hearing' and not exists (
      select from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id
        and (kind in ('caseReopened', 'claimWrittenDown') and actor_kind = 'human' and actor_role = 'supervisor'
          or kind = 'caseReopened' and body ? 'because'
          or kind = 'reviewRequested' and actor_kind = 'subject' and actor_id = old.subject_id::text
            and not exists (
              select from hearken.decisions
              where institution_id = new.institution_id and case_id = new.case_id and route <> 'uncontested'
            ))
        and seq > hearken.last_entry(new.institution_id, new.case_id, 'decided')
    )) then
      raise exception 'a decision of case % is in force', new.case_id using errcode = 'HK004';
    end if;
    if new.phase = 'decided' and hearken.last_entry(new.institution_id, new.case_id, 'decided')
      < greatest(
        hearken.last_entry(new.institution_id, new.case_id, 'caseReopened'),
        hearken.last_entry(new.institution_id, new.case_id, 'reviewRequested'),
        hearken.last_entry(new.institution_id, new.case_id, 'claimWrittenDown')
      ) then
      raise exception 'nobody has confirmed or superseded the decision of case %', new.case_id using errcode = 'HK001';
    end if;
  end if;
  if old.outcome is not null and new.outcome is null then
    raise exception 'the decision of case % stays in force', new.case_id using errcode = 'HK004';
  end if;
  if (new.policy_key, new.policy_version, new.subject_id, new.docket_id, new.received_at, new.blind)
     is distinct from
     (old.policy_key, old.policy_version, old.subject_id, old.docket_id, old.received_at, old.blind) then
    raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
  end if;
  if (new.facts, new.external_ref) is distinct from (old.facts, old.external_ref) then
    if not (old.facts @> new.facts and hearken.is_erased(new.institution_id, new.case_id))
      and not (new.external_ref = old.external_ref and exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and seq = new.seq and kind = 'factsCorrected'
          and actor_role = 'institution'
      )) then
      raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
    end if;
  end if;
  if old.score_id is not null
    and (new.score_id, new.provisional_outcome) is distinct from (old.score_id, old.provisional_outcome) then
    if hearken.last_entry(new.institution_id, new.case_id, 'factsCorrected') <= (
      select coalesce(max(seq), 0) from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'scored' and seq <= old.seq
    ) then
      raise exception 'the score of case % does not change once given', new.case_id using errcode = 'HK009';
    end if;
  end if;
  return new;
end $$;

create or replace trigger guarded before insert or update on hearken.cases
for each row
execute function hearken.guard_phase();
