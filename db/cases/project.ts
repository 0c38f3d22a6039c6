import { sql } from 'kysely';
import { barOf } from '#workflows/domain/obstacle.ts';
import { uuidv7 } from '../id.ts';
import { insertRows } from '../insert-rows.ts';
import { insertNotices } from '../notices.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';

/** Brings every table beside the trail up to the entries just appended. The order is the one that the guards need. */
export async function project(
  transaction: Transaction,
  institutionId: string,
  appended: readonly Appended[],
): Promise<void> {
  const entries = appended.flatMap((each) => each.entries.map((entry) => ({ ...each, entry })));
  const institution_id = institutionId;

  const claims = entries.flatMap(({ request, entry }) =>
    entry.event.type === 'claimRaised'
      ? [{ institution_id, claim_id: entry.event.claimId, case_id: request.caseId, raised_at: entry.at }]
      : [],
  );
  if (claims.length > 0) await transaction.insertInto('claims').values(claims).execute();

  for (const { entry } of entries)
    if (entry.event.type === 'claimWithdrawn')
      await transaction
        .updateTable('claims')
        .set({ withdrawn_at: entry.at })
        .where('institution_id', '=', institution_id)
        .where('claim_id', '=', entry.event.claimId)
        .execute();

  await projectRecords(transaction, institution_id, entries);
  await projectDecisions(transaction, institution_id, entries);
  await projectCases(transaction, institution_id, appended);
  await projectHearings(transaction, institution_id, appended);

  const notices = appended.flatMap(({ request, effects, at }) =>
    effects.flatMap((effect) =>
      effect.type === 'notifySubject'
        ? [{ noticeId: uuidv7(), caseId: request.caseId, about: effect.about, createdAt: at }]
        : [],
    ),
  );
  await insertNotices(transaction, institution_id, notices);
}

type Entries = readonly (Appended & { entry: Appended['entries'][number] })[];

async function projectRecords(transaction: Transaction, institution_id: string, entries: Entries): Promise<void> {
  for (const { request, entry } of entries) {
    const { event, actor, at } = entry;
    if (event.type === 'perspectiveRecorded' && actor.kind === 'human') {
      await transaction
        .insertInto('perspective_records')
        .values({
          institution_id,
          record_id: event.recordId,
          case_id: request.caseId,
          judge_id: actor.id,
          judge_kind: actor.kind,
          judge_role: actor.role === 'supervisor' ? 'supervisor' : 'judge',
          seat: event.seat,
          version: event.version,
          commitment: event.recordCommitment,
          recorded_at: at,
        })
        .execute();
      if (event.findings.length > 0)
        await transaction
          .insertInto('findings')
          .values(
            event.findings.map((finding) => ({
              institution_id,
              record_id: event.recordId,
              claim_id: finding.claimId,
              finding: finding.finding,
              confidence: finding.confidence,
              barrier: finding.finding === 'cannotDecipher' ? finding.barrier : null,
              individual_fact_ids: finding.finding === 'exceptional' ? finding.individualFactIds : [],
            })),
          )
          .execute();
    }
    if (event.type === 'theoryAssessed' && actor.kind === 'human')
      await transaction
        .insertInto('theory_assessments')
        .values({
          institution_id,
          assessment_id: event.assessmentId,
          case_id: request.caseId,
          judge_id: actor.id,
          judge_kind: actor.kind,
          commitment: event.assessmentCommitment,
          assessed_at: at,
        })
        .execute();
  }
}

async function projectDecisions(transaction: Transaction, institution_id: string, entries: Entries): Promise<void> {
  const decisions = entries.flatMap(({ request, entry, state }) =>
    entry.event.type === 'decided' ? [{ request, entry, event: entry.event, state }] : [],
  );
  if (decisions.length === 0) return;
  await insertRows(
    transaction,
    'decisions',
    decisions.map(({ request, entry, event, state }) => ({
      institution_id,
      decision_id: event.decisionId,
      case_id: request.caseId,
      outcome: event.outcome,
      adverse: event.adverse,
      route: event.route,
      actor_kind: event.decidedBy === null ? ('system' as const) : ('human' as const),
      actor_id: event.decidedBy ?? entry.actor.id,
      actor_role: state.records.findLast((record) => record.judgeId === event.decidedBy)?.role ?? entry.actor.role,
      signed_by: event.signedBy,
      outcome_without_individual_facts: event.outcomeWithoutIndividualFacts,
      supersedes: event.supersedes?.decisionId ?? null,
      superseding_reason: event.supersedes?.reasonCommitment ?? null,
      decided_at: entry.at,
    })),
  );
  await insertRows(
    transaction,
    'contributions',
    decisions.flatMap(({ event }) =>
      event.contributions.map((contribution) => ({
        institution_id,
        decision_id: event.decisionId,
        source_id: contribution.sourceId,
        method: contribution.method,
        actor_kind: contribution.actor.kind,
        actor_id: contribution.actor.id,
        weight: contribution.weight,
        reason_commitment: contribution.reasonCommitment ?? null,
      })),
    ),
  );
}

async function projectCases(
  transaction: Transaction,
  institutionId: string,
  appended: readonly Appended[],
): Promise<void> {
  const changed = appended.filter(({ entries }) => entries.length > 0);
  if (changed.length === 0) return;
  const rows = changed.map(({ request, state }) => ({
    case_id: request.caseId,
    phase: state.phase,
    seq: state.seq,
    state,
    score_id: state.score?.scoreId ?? null,
    provisional_outcome: state.score?.provisionalOutcome ?? null,
    outcome: state.decision?.outcome ?? null,
    adverse: state.decision?.adverse ?? null,
    window_ends_at: state.window?.endsAt ?? null,
    decided_at: state.decision?.at ?? null,
  }));
  await sql`
    update cases set
      phase = r.phase, seq = r.seq, state = r.state, score_id = r.score_id,
      provisional_outcome = r.provisional_outcome, outcome = r.outcome, adverse = r.adverse,
      window_ends_at = r.window_ends_at, decided_at = r.decided_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
      case_id uuid, phase text, seq integer, state jsonb, score_id uuid, provisional_outcome text,
      outcome text, adverse boolean, window_ends_at timestamptz, decided_at timestamptz)
    where cases.institution_id = ${institutionId} and cases.case_id = r.case_id`.execute(transaction);
}

/** The queue's row of a hearing: who may take it, who has it, and by when. */
async function projectHearings(
  transaction: Transaction,
  institution_id: string,
  appended: readonly Appended[],
): Promise<void> {
  const rows = appended.flatMap(({ request, policy, before, state, entries }) => {
    const { hearing } = state;
    if (entries.length === 0 || !hearing || hearing === before.hearing) return [];
    return [
      {
        institution_id,
        case_id: request.caseId,
        open: state.phase === 'hearing',
        grounds: hearing.grounds,
        opened_at: hearing.openedAt,
        due_at: hearing.dueAt,
        overdue: hearing.overdue,
        seeking_role: hearing.seeking.role,
        seeking_seat: hearing.seeking.seat,
        holder_id: hearing.holding?.judgeId ?? null,
        lease_until: hearing.holding?.leaseUntil ?? null,
        barred: barredFrom(state),
        skills: policy.hearing.skills,
        daily_cap: policy.hearing.dailyCap,
        consecutive_cap: policy.hearing.consecutiveCap,
        awaiting_signature: hearing.proposal !== null,
        last_served_at: hearing.holding?.since ?? null,
        released: hearing.released,
      },
    ];
  });
  if (rows.length === 0) return;
  await transaction
    .insertInto('hearings')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['institution_id', 'case_id']).doUpdateSet((excluded) => ({
        open: excluded.ref('excluded.open'),
        grounds: excluded.ref('excluded.grounds'),
        due_at: excluded.ref('excluded.due_at'),
        overdue: excluded.ref('excluded.overdue'),
        seeking_role: excluded.ref('excluded.seeking_role'),
        seeking_seat: excluded.ref('excluded.seeking_seat'),
        holder_id: excluded.ref('excluded.holder_id'),
        lease_until: excluded.ref('excluded.lease_until'),
        barred: excluded.ref('excluded.barred'),
        awaiting_signature: excluded.ref('excluded.awaiting_signature'),
        last_served_at: sql<string | null>`coalesce(excluded.last_served_at, hearings.last_served_at)`,
        released: excluded.ref('excluded.released'),
      })),
    )
    .execute();
}

/** Everybody who has had a part in the hearing and may not take the seat it waits for, by the core's own rule. */
function barredFrom(state: Appended['state']): string[] {
  const known = [...(state.hearing?.recused ?? []), ...state.records.map((record) => record.judgeId)];
  return [...new Set(known)].filter((judgeId) => barOf(state, judgeId) !== null);
}
