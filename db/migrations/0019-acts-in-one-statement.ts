import { sql, type Kysely } from 'kysely';

/**
 * Functions that do in one statement what took several: what an act writes, what a link opens, and what a person was shown.
 * They run as the role that calls them, so that guards, foreign keys and row-level security hold in them as anywhere else,
 * and write in the order that the guards need.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function hearken.write_case_rows(institution text, rows jsonb) returns void language plpgsql as $$
    begin
      if rows ? 'personal_texts' then
        insert into hearken.personal_texts (institution_id, text_id, case_id, kind, body, commitment, created_at)
        select institution, text_id, case_id, kind, body, commitment, created_at
        from jsonb_populate_recordset(null::hearken.personal_texts, rows->'personal_texts');
      end if;
      if rows ? 'trail' then
        insert into hearken.trail (institution_id, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body,
          view_id, supersedes, at, command_id, leaf_hash, commitment)
        select institution, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body,
          view_id, supersedes, at, command_id, leaf_hash, commitment
        from jsonb_populate_recordset(null::hearken.trail, rows->'trail');
      end if;
      if rows ? 'claims' then
        insert into hearken.claims (institution_id, claim_id, case_id, raised_at)
        select institution, claim_id, case_id, raised_at
        from jsonb_populate_recordset(null::hearken.claims, rows->'claims');
      end if;
      if rows ? 'withdrawn_claims' then
        update hearken.claims c set withdrawn_at = r.withdrawn_at
        from jsonb_populate_recordset(null::hearken.claims, rows->'withdrawn_claims') r
        where c.institution_id = institution and c.claim_id = r.claim_id;
      end if;
      if rows ? 'perspective_records' then
        insert into hearken.perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role,
          seat, version, commitment, recorded_at)
        select institution, record_id, case_id, judge_id, judge_kind, judge_role, seat, version, commitment, recorded_at
        from jsonb_populate_recordset(null::hearken.perspective_records, rows->'perspective_records');
      end if;
      if rows ? 'findings' then
        insert into hearken.findings (institution_id, record_id, claim_id, finding, confidence, barrier,
          individual_fact_ids)
        select institution, record_id, claim_id, finding, confidence, barrier, individual_fact_ids
        from jsonb_populate_recordset(null::hearken.findings, rows->'findings');
      end if;
      if rows ? 'theory_assessments' then
        insert into hearken.theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment,
          assessed_at)
        select institution, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at
        from jsonb_populate_recordset(null::hearken.theory_assessments, rows->'theory_assessments');
      end if;
      if rows ? 'decisions' then
        insert into hearken.decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id,
          actor_role, signed_by, outcome_without_individual_facts, supersedes, superseding_reason, decided_at)
        select institution, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id,
          actor_role, signed_by, outcome_without_individual_facts, supersedes, superseding_reason, decided_at
        from jsonb_populate_recordset(null::hearken.decisions, rows->'decisions');
      end if;
      if rows ? 'contributions' then
        insert into hearken.contributions (institution_id, decision_id, source_id, method, actor_kind, actor_id, weight,
          reason_commitment)
        select institution, decision_id, source_id, method, actor_kind, actor_id, weight, reason_commitment
        from jsonb_populate_recordset(null::hearken.contributions, rows->'contributions');
      end if;
      if rows ? 'cases' then
        update hearken.cases c set
          phase = r.phase, seq = r.seq, state = r.state, score_id = r.score_id,
          provisional_outcome = r.provisional_outcome, outcome = r.outcome, adverse = r.adverse,
          window_ends_at = r.window_ends_at, decided_at = r.decided_at
        from jsonb_to_recordset(rows->'cases') as r(
          case_id uuid, phase text, seq integer, state jsonb, score_id uuid, provisional_outcome text,
          outcome text, adverse boolean, window_ends_at timestamptz, decided_at timestamptz)
        where c.institution_id = institution and c.case_id = r.case_id;
      end if;
      if rows ? 'hearings' then
        insert into hearken.hearings as h (institution_id, case_id, open, grounds, opened_at, due_at, overdue,
          seeking_role, seeking_seat, holder_id, lease_until, barred, skills, daily_cap, consecutive_cap,
          awaiting_signature, last_served_at, released)
        select institution, case_id, open, grounds, opened_at, due_at, overdue,
          seeking_role, seeking_seat, holder_id, lease_until, barred, skills, daily_cap, consecutive_cap,
          awaiting_signature, last_served_at, released
        from jsonb_populate_recordset(null::hearken.hearings, rows->'hearings')
        on conflict (institution_id, case_id) do update set
          open = excluded.open, grounds = excluded.grounds, due_at = excluded.due_at, overdue = excluded.overdue,
          seeking_role = excluded.seeking_role, seeking_seat = excluded.seeking_seat, holder_id = excluded.holder_id,
          lease_until = excluded.lease_until, barred = excluded.barred,
          awaiting_signature = excluded.awaiting_signature,
          last_served_at = coalesce(excluded.last_served_at, h.last_served_at), released = excluded.released;
      end if;
      if rows ? 'notices' then
        insert into hearken.notices (institution_id, notice_id, case_id, about, status, created_at)
        select institution, notice_id, case_id, about, 'pending', created_at
        from jsonb_populate_recordset(null::hearken.notices, rows->'notices');
      end if;
      if rows ? 'case_wakes' then
        insert into hearken.case_wakes as w (institution_id, case_id, wake_at)
        select institution, case_id, wake_at
        from jsonb_populate_recordset(null::hearken.case_wakes, rows->'case_wakes')
        on conflict (institution_id, case_id) do update set wake_at = least(w.wake_at, excluded.wake_at);
      end if;
      if rows ? 'dropped_drafts' then
        delete from hearken.drafts d
        using jsonb_populate_recordset(null::hearken.drafts, rows->'dropped_drafts') r
        where d.institution_id = institution and d.case_id = r.case_id and d.author_id = r.author_id and d.kind = r.kind;
      end if;
    end $$`.execute(db);

  // The institution is not known before the link is found, so the presented hash alone lets its one row be seen.
  await sql`
    create function hearken.open_link(hash text)
    returns table (institution_id text, case_id uuid, state jsonb) language plpgsql as $$
    declare link hearken.appeal_links;
    begin
      perform set_config('hearken.presented_link', hash, true);
      select * into link from hearken.appeal_links l
      where l.token_hash = hash and l.revoked_at is null and l.expires_at > clock_timestamp();
      if not found then
        return;
      end if;
      perform set_config('hearken.institution', link.institution_id, true);
      return query select c.institution_id, c.case_id, c.state from hearken.cases c
        where c.institution_id = link.institution_id and c.case_id = link.case_id;
    end $$`.execute(db);

  await sql`
    create function hearken.store_view(served hearken.views, shown jsonb) returns void language plpgsql as $$
    begin
      insert into hearken.view_contents (institution_id, case_id, content_hash, content)
      values (served.institution_id, served.case_id, served.content_hash, shown)
      on conflict do nothing;
      insert into hearken.views (institution_id, view_id, case_id, principal_kind, principal_id, audience,
        discloses_score, content_hash, served_at)
      values (served.institution_id, served.view_id, served.case_id, served.principal_kind, served.principal_id,
        served.audience, served.discloses_score, served.content_hash, served.served_at);
    end $$`.execute(db);
}
