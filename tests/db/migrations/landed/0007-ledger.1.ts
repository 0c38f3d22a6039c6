import { sql, type Kysely } from 'kysely';

/** The ledger: the Merkle tree over an institution's trail entries, its signed checkpoints and their cosignatures. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.trail add column commitment text`.execute(db);
  // Entries from before the ledger have a leaf and no commitment: they are proved to be there, not to say what they say.
  await sql`
    alter table hearken.trail add constraint committed_to check (
      commitment is not null and commitment ~ '^[0-9a-f]{64}$' and leaf_hash ~ '^[0-9a-f]{64}$') not valid`.execute(db);

  await sql`
    create table hearken.ledger_entries (
      institution_id text not null,
      entry_index bigint not null check (entry_index >= 0),
      case_id uuid not null,
      seq integer not null,
      leaf_hash bytea not null check (length(leaf_hash) = 32),
      sequenced_at timestamptz not null,
      primary key (institution_id, entry_index),
      unique (institution_id, case_id, seq)
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_entries', 'append-only')`.execute(db);
  // By the statement and not by the row, so that thousands of entries are checked as fast as they are written. That the
  // entry exists is part of it; a trail is never deleted, so a foreign key would only ask the same again for each row.
  await sql`
    create function hearken.guard_ledger() returns trigger language plpgsql as $$
    declare first bigint; last bigint; added_count bigint; before bigint;
    begin
      select min(entry_index), max(entry_index), count(*) into first, last, added_count from added;
      if added_count = 0 then return null; end if;
      select coalesce(max(entry_index), -1) into before from hearken.ledger_entries
      where institution_id = (select hearken.current_institution()) and entry_index < first;
      if first <> before + 1 or last <> before + added_count then
        raise exception 'entries % to % do not follow entry % of the ledger', first, last, before using errcode = 'HK009';
      end if;
      if exists (
        select from added a
        left join hearken.trail t
          on t.institution_id = a.institution_id and t.case_id = a.case_id and t.seq = a.seq
        where t.leaf_hash is distinct from encode(a.leaf_hash, 'hex')
      ) then
        raise exception 'the ledger takes leaves of trail entries only, as the trail has them' using errcode = 'HK009';
      end if;
      if exists (
        select from added a
        left join hearken.ledger_entries e
          on e.institution_id = a.institution_id and e.case_id = a.case_id and e.seq = a.seq - 1
        where a.seq > 1 and (e.entry_index is null or e.entry_index > a.entry_index)
      ) then
        raise exception 'entries of a case stand in the ledger in their own order' using errcode = 'HK009';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger gapless after insert on hearken.ledger_entries
    referencing new table as added for each statement execute function hearken.guard_ledger()`.execute(db);

  await sql`
    create table hearken.ledger_nodes (
      institution_id text not null,
      level smallint not null check (level >= 1),
      node_index bigint not null check (node_index >= 0),
      hash bytea not null check (length(hash) = 32),
      primary key (institution_id, level, node_index)
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_nodes', 'append-only')`.execute(db);

  await sql`
    create table hearken.ledger_checkpoints (
      institution_id text not null,
      size bigint not null check (size >= 1),
      root_hash bytea not null check (length(root_hash) = 32),
      note text not null,
      signed_at timestamptz not null,
      primary key (institution_id, size)
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_checkpoints', 'append-only')`.execute(db);
  await sql`
    create function hearken.guard_checkpoint() returns trigger language plpgsql as $$
    begin
      if exists (
        select from hearken.ledger_checkpoints where institution_id = new.institution_id and size >= new.size
      ) then
        raise exception 'a tree of % entries or more is already signed', new.size using errcode = 'HK009';
      end if;
      if not exists (
        select from hearken.ledger_entries where institution_id = new.institution_id and entry_index = new.size - 1
      ) then
        raise exception 'the ledger has not % entries', new.size using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before insert on hearken.ledger_checkpoints
    for each row execute function hearken.guard_checkpoint()`.execute(db);

  await sql`
    create table hearken.ledger_cosignatures (
      institution_id text not null,
      size bigint not null,
      witness text not null,
      line text not null,
      cosigned_at timestamptz not null,
      primary key (institution_id, size, witness),
      foreign key (institution_id, size) references hearken.ledger_checkpoints
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_cosignatures', 'append-only')`.execute(db);

  await sql`
    create table hearken.ledger_keys (
      institution_id text not null,
      role text not null check (role in ('log', 'witness')),
      verifier_key text not null,
      added_at timestamptz not null,
      primary key (institution_id, role, verifier_key)
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_keys', 'append-only')`.execute(db);

  // Entries that have no place in the ledger yet. Each is put here by the transaction that writes it, so that one that
  // commits late is not passed over, and the table stays as small as what is waiting.
  await sql`
    create table hearken.ledger_pending (
      institution_id text not null,
      case_id uuid not null,
      seq integer not null,
      primary key (institution_id, case_id, seq),
      foreign key (institution_id, case_id, seq) references hearken.trail
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_pending', 'erasable')`.execute(db);
  await sql`
    create function hearken.await_ledger() returns trigger language plpgsql as $$
    begin
      insert into hearken.ledger_pending (institution_id, case_id, seq)
      select institution_id, case_id, seq from added;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger awaits_ledger after insert on hearken.trail
    referencing new table as added for each statement execute function hearken.await_ledger()`.execute(db);
  await sql`
    create function hearken.guard_pending() returns trigger language plpgsql as $$
    begin
      if exists (
        select from removed r
        left join hearken.ledger_entries e
          on e.institution_id = r.institution_id and e.case_id = r.case_id and e.seq = r.seq
        where e.entry_index is null
      ) then
        raise exception 'an entry waits until it stands in the ledger' using errcode = 'HK009';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger only_sequenced after delete on hearken.ledger_pending
    referencing old table as removed for each statement execute function hearken.guard_pending()`.execute(db);
  await sql`
    create trigger never_updated before update on hearken.ledger_pending
    for each row execute function hearken.refuse_change()`.execute(db);
  await sql`
    create trigger never_truncated before truncate on hearken.ledger_pending
    for each statement execute function hearken.refuse_change()`.execute(db);

  await sql`
    do $$
    declare institution text;
    begin
      for institution in select institution_id from hearken.institutions loop
        perform set_config('hearken.institution', institution, true);
        insert into hearken.ledger_pending (institution_id, case_id, seq)
        select institution_id, case_id, seq from hearken.trail;
      end loop;
      perform set_config('hearken.institution', '', true);
    end $$`.execute(db);
}
