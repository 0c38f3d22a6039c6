-- Files that are imported. Who began an import, when, and of what stays as it was; what is counted only grows, and an import that has
-- ended does not go on. What became of a batch of rows is written once, with the docket that the batch became, and only the refused
-- rows are forgotten. A file that was imported is not imported again.

create or replace function hearken.guard_import() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'receiving' or (
    (new.institution_id, new.import_id, new.kind, new.policy_key, new.file_name, new.title, new.reading, new.begun_by, new.begun_at)
      is distinct from
    (old.institution_id, old.import_id, old.kind, old.policy_key, old.file_name, old.title, old.reading, old.begun_by, old.begun_at))
    or new.received < old.received or new.taken_bytes < old.taken_bytes or new.lines < old.lines or new.added < old.added
    or new.present < old.present or new.refused < old.refused or new.batches < old.batches then
    raise exception 'import % only continues, and ends once', old.import_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger only_continued before update or delete on hearken.imports
for each row
execute function hearken.guard_import();

create or replace function hearken.guard_import_batch() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (
      select from hearken.imports i
      where i.institution_id = new.institution_id and i.import_id = new.import_id and i.state = 'receiving'
        and (new.docket_id is null or i.kind = 'cases' and exists (
          select from hearken.dockets d
          where d.institution_id = i.institution_id and d.docket_id = new.docket_id and d.policy_key = i.policy_key
            and hearken.is_now(d.created_at, d.created_at)))
    ) then
      raise exception 'batch % of import % is none of its rows', new.batch, new.import_id using errcode = 'HK009';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or new.sealed_refused is not null
    or to_jsonb(new) - 'sealed_refused' is distinct from to_jsonb(old) - 'sealed_refused' then
    raise exception 'of batch % of import % only the refused rows are forgotten', old.batch, old.import_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger written_once before insert or update or delete on hearken.import_batches
for each row
execute function hearken.guard_import_batch();

create or replace function hearken.guard_upload() returns trigger language plpgsql as $$
begin
  if old.taken_at is not null or tg_op = 'UPDATE' and (new.institution_id, new.upload_id, new.kind, new.policy_key)
      is distinct from (old.institution_id, old.upload_id, old.kind, old.policy_key) then
    raise exception 'upload % was imported, or was of something else', old.upload_id using errcode = 'HK009';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;

create or replace trigger imported_once before update or delete on hearken.uploads
for each row
execute function hearken.guard_upload();
