import { sql, type Kysely, type RawBuilder } from 'kysely';

interface Repair {
  /** What is true once it is done, and which migration left it out. Raised as a notice. */
  finding: string;
  /** Whether this database needs it. */
  isNeeded: RawBuilder<boolean>;
  statements: readonly RawBuilder<unknown>[];
}

/**
 * Brings every schema that landed to the same form. `0002` to `0005`, `0009` and `0011` were edited after databases had run
 * them; a database that ran them as they are now is left alone. It comes before `0014`, so that every later migration starts
 * from the same schema.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const { finding, isNeeded, statements } of REPAIRS) {
    const { rows } = await sql<{ needed: boolean }>`select ${isNeeded} as needed`.execute(db);
    if (rows[0]?.needed !== true) continue;
    for (const statement of statements) await statement.execute(db);
    await sql.raw(`do $$ begin raise notice 'repaired: ${finding}'; end $$`).execute(db);
  }
}

/** Runs the statements for each institution in turn, because row-level security also binds an owner who is not a superuser. */
const forEachInstitution = (statements: string): RawBuilder<unknown> =>
  sql.raw(`
    do $$
    declare institution text; actor_before text := current_setting('hearken.actor', true);
    begin
      perform set_config('hearken.actor', 'system:sweeper', true);
      for institution in select institution_id from hearken.institutions loop
        perform set_config('hearken.institution', institution, true);
        ${statements}
      end loop;
      perform set_config('hearken.institution', '', true);
      perform set_config('hearken.actor', coalesce(actor_before, ''), true);
    end $$`);

const caughtMail: Repair = {
  finding: 'caught_mail holds each message once, as it was last caught (0002)',
  isNeeded: sql`exists (
    select from pg_constraint where conrelid = 'hearken.caught_mail'::regclass and conname = 'caught_mail_pkey'
      and pg_get_constraintdef(oid) like '%caught_at%')`,
  statements: [
    forEachInstitution(`
      delete from hearken.caught_mail m where m.institution_id = institution and exists (
        select from hearken.caught_mail later where later.institution_id = institution
          and later.notice_id = m.notice_id and later.caught_at > m.caught_at);`),
    sql`
      alter table hearken.caught_mail drop constraint caught_mail_pkey, add primary key (institution_id, notice_id)`,
  ],
};

const hearings: Repair = {
  finding: 'hearings carry the caps of their policy (0003)',
  isNeeded: sql`not exists (
    select from pg_attribute where attrelid = 'hearken.hearings'::regclass and attname = 'daily_cap')`,
  statements: [
    sql`alter table hearken.hearings add column daily_cap integer, add column consecutive_cap integer`,
    forEachInstitution(`
      update hearken.hearings h
      set daily_cap = (p.document->'hearing'->>'dailyCap')::integer,
        consecutive_cap = (p.document->'hearing'->>'consecutiveCap')::integer
      from hearken.cases c join hearken.policies p using (institution_id, policy_key)
      where h.institution_id = institution and c.institution_id = institution and c.case_id = h.case_id
        and p.version = c.policy_version;`),
    sql`
      alter table hearken.hearings alter column daily_cap set not null, alter column consecutive_cap set not null`,
  ],
};

const recordsOfJudge: Repair = {
  finding: 'perspective records are indexed by judge (0003)',
  isNeeded: sql`to_regclass('hearken.perspective_records_of_judge') is null`,
  statements: [
    sql`
      create index perspective_records_of_judge
      on hearken.perspective_records (institution_id, judge_id, recorded_at)`,
  ],
};

const decisions: Repair = {
  finding: 'a decision supersedes one of the same case, made by a person and with the reason from the trail (0004)',
  isNeeded: sql`not exists (
    select from pg_attribute where attrelid = 'hearken.decisions'::regclass and attname = 'superseding_reason')`,
  statements: [
    sql`alter table hearken.decisions add column superseding_reason text`,
    // This does not change the decision: the reason was given with it and is on the trail.
    sql`alter table hearken.decisions disable trigger append_only`,
    forEachInstitution(`
      update hearken.decisions d set superseding_reason = t.body->'supersedes'->>'reasonCommitment'
      from hearken.trail t
      where d.institution_id = institution and t.institution_id = institution and t.case_id = d.case_id
        and d.supersedes is not null and t.kind = 'decided' and t.body->>'decisionId' = d.decision_id::text;`),
    sql`alter table hearken.decisions enable trigger append_only`,
    sql`
      alter table hearken.decisions
        drop constraint decisions_institution_id_supersedes_fkey,
        add unique (institution_id, case_id, decision_id)`,
    sql`
      alter table hearken.decisions
        add foreign key (institution_id, case_id, supersedes)
          references hearken.decisions (institution_id, case_id, decision_id),
        add constraint superseded_by_a_person_with_a_reason check (
          (supersedes is null) = (superseding_reason is null) and (supersedes is null or actor_kind = 'human'))`,
  ],
};

const guards: Repair = {
  finding: 'decisions, perspective records and case phases have all their guards (0005)',
  isNeeded: sql`not exists (
    select from pg_proc where oid = to_regproc('hearken.guard_phase') and prosrc like '%tg_op%')`,
  statements: [
    sql`
    create or replace function hearken.standing_findings(of_institution text, of_case uuid)
    returns table (claim_id uuid, finding text, found_by text)
    language sql stable as $$
      select c.claim_id, f.finding, f.judge_id
      from hearken.claims c
      left join lateral (
        select f.finding, r.judge_id
        from hearken.findings f
        join hearken.perspective_records r
          on r.institution_id = f.institution_id and r.record_id = f.record_id and r.case_id = c.case_id
          and r.judge_kind = 'human'
        where f.institution_id = c.institution_id and f.claim_id = c.claim_id
        order by r.recorded_at desc, r.record_id desc
        limit 1
      ) f on true
      where c.institution_id = of_institution and c.case_id = of_case and c.withdrawn_at is null
    $$`,
    sql`
    create or replace function hearken.guard_decision() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if not found then
        raise exception 'there is no case % here', new.case_id using errcode = 'HK001';
      end if;
      if the_case.phase = 'withdrawn' then
        raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
      end if;
      if exists (select from hearken.standing_findings(new.institution_id, new.case_id) where finding is null) then
        raise exception 'case % has a claim without a finding of a person', new.case_id using errcode = 'HK001';
      end if;
      if new.actor_kind <> 'human' then
        if exists (select from hearken.standing_findings(new.institution_id, new.case_id)) then
          raise exception 'case % has a claim: only a person decides it', new.case_id using errcode = 'HK007';
        end if;
        if not exists (
          select from hearken.scores
          where institution_id = new.institution_id and case_id = new.case_id and score_id = the_case.score_id
        ) then
          raise exception 'case % has no score: only a person decides it', new.case_id using errcode = 'HK008';
        end if;
        if the_case.provisional_outcome is distinct from new.outcome then
          raise exception 'case % was not scored to %', new.case_id, new.outcome using errcode = 'HK008';
        end if;
        if the_case.window_ends_at > new.decided_at then
          raise exception 'the appeal window of case % is open', new.case_id using errcode = 'HK007';
        end if;
        if new.adverse and the_case.window_ends_at is null then
          raise exception 'the subject of case % has had no appeal window', new.case_id using errcode = 'HK007';
        end if;
      else
        if not exists (
          select from hearken.perspective_records
          where institution_id = new.institution_id and case_id = new.case_id
        ) then
          raise exception 'case % has no perspective record', new.case_id using errcode = 'HK001';
        end if;
      end if;
      if new.outcome_without_individual_facts is null and exists (
        select from hearken.standing_findings(new.institution_id, new.case_id) where finding = 'exceptional'
      ) then
        raise exception 'decision on case % does not say what it would be without the individual facts', new.case_id
          using errcode = 'HK005';
      end if;
      if new.adverse and exists (
        select from hearken.standing_findings(new.institution_id, new.case_id) s
        where s.finding = 'cannotDecipher' and (new.actor_role <> 'supervisor' or 2 > (
          select count(distinct r.judge_id)
          from hearken.findings f
          join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
          where r.institution_id = new.institution_id and r.case_id = new.case_id and f.claim_id = s.claim_id
            and f.finding = 'cannotDecipher' and r.judge_id <> new.actor_id))
      ) then
        raise exception 'case % has a claim nobody could decipher: it moves on, it does not end adversely', new.case_id
          using errcode = 'HK006';
      end if;
      return new;
    end $$`,
    sql`
    create or replace function hearken.guard_record() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if exists (
        select from hearken.perspective_records
        where institution_id = new.institution_id and case_id = new.case_id
          and judge_id = new.judge_id and seat <> new.seat
      ) then
        raise exception 'judge % cannot be their own second judge on case %', new.judge_id, new.case_id
          using errcode = 'HK010';
      end if;
      if the_case.blind <> 'none' and not exists (
        select from hearken.perspective_records
        where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.judge_id
      ) and exists (
        select from hearken.views
        where institution_id = new.institution_id and case_id = new.case_id
          and principal_id = new.judge_id and discloses_score
      ) then
        raise exception 'judge % was shown the score of case % before their record', new.judge_id, new.case_id
          using errcode = 'HK003';
      end if;
      return new;
    end $$`,
    sql`
    create or replace function hearken.guard_phase() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.phase <> 'received' or new.score_id is not null or new.window_ends_at is not null then
          raise exception 'case % has to start as received', new.case_id using errcode = 'HK004';
        end if;
        return new;
      end if;
      if new.phase = 'decided' and not exists (
        select from hearken.decisions where institution_id = new.institution_id and case_id = new.case_id
      ) then
        raise exception 'case % is not decided', new.case_id using errcode = 'HK001';
      end if;
      if old.phase in ('decided', 'withdrawn') and new.phase <> old.phase then
        raise exception 'case % is %', new.case_id, old.phase using errcode = 'HK004';
      end if;
      if (new.facts, new.policy_key, new.policy_version, new.subject_id, new.docket_id, new.external_ref,
          new.received_at, new.blind)
         is distinct from
         (old.facts, old.policy_key, old.policy_version, old.subject_id, old.docket_id, old.external_ref,
          old.received_at, old.blind) then
        raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
      end if;
      if (old.score_id is not null
          and (new.score_id, new.provisional_outcome) is distinct from (old.score_id, old.provisional_outcome))
         or (old.window_ends_at is not null and new.window_ends_at is distinct from old.window_ends_at) then
        raise exception 'score and appeal window of case % do not change once given', new.case_id
          using errcode = 'HK009';
      end if;
      return new;
    end $$`,
    sql`
    create or replace trigger guarded before insert or update on hearken.cases
    for each row execute function hearken.guard_phase()`,
  ],
};

const institutions: Repair = {
  finding: 'every row belongs to an existing institution (0009)',
  isNeeded: sql`not exists (
    select from pg_constraint where conname = 'ledger_entries_institution_id_fkey'
      and conrelid = 'hearken.ledger_entries'::regclass)`,
  statements: [
    sql`
    do $$
    declare target regclass;
    begin
      for target in
        with recursive reached as (
          select 'hearken.institutions'::regclass::oid as id
          union
          select k.conrelid from pg_constraint k join reached on k.confrelid = reached.id where k.contype = 'f')
        select oid::regclass from pg_class
        where relnamespace = 'hearken'::regnamespace and relkind in ('r', 'p') and oid not in (select id from reached)
      loop
        execute format(
          'alter table %s add foreign key (institution_id) references hearken.institutions not valid', target);
      end loop;
    end $$`,
  ],
};

const noticesOfNewLinks: Repair = {
  finding: 'a notice may be about a new link (0011)',
  isNeeded: sql`not exists (
    select from pg_constraint where conrelid = 'hearken.notices'::regclass and conname = 'notices_about_check'
      and pg_get_constraintdef(oid) like '%newLink%')`,
  statements: [
    sql`
      alter table hearken.notices drop constraint notices_about_check,
        add constraint notices_about_check check (about in
          ('provisionalOutcome', 'question', 'restatement', 'decision', 'withdrawalProposed', 'withdrawal',
           'newLink'))`,
  ],
};

const REPAIRS = [caughtMail, hearings, recordsOfJudge, decisions, guards, institutions, noticesOfNewLinks];
