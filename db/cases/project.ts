import type { TrailEvent } from '#workflows/domain/event.ts';
import { barOf } from '#workflows/domain/obstacle.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { uuidv7 } from '../id.ts';
import type { Appended } from './command-request.ts';

/** The rows to write beside the trail once entries have been appended: by table, without their institution. */
export function projectedRows(appended: readonly Appended[]): Record<string, readonly object[]> {
  const entries = appended.flatMap(({ request: { caseId }, state, entries }) =>
    entries.map((entry) => ({ caseId, state, entry })),
  );
  return {
    ...rowsOfEntries(entries),
    cases: appended.flatMap(caseRows),
    hearings: appended.flatMap(hearingRows),
    notices: appended.flatMap(({ request, effects, at }) =>
      effects.flatMap((effect) =>
        effect.type === 'notifySubject'
          ? [{ notice_id: uuidv7(), case_id: request.caseId, about: effect.about, created_at: at }]
          : [],
      ),
    ),
  };
}

/** An entry of a case's trail, and the state after it. */
interface ToldEntry {
  caseId: string;
  state: CaseState;
  entry: TrailEvent;
}

/** The rows of claims, records, findings, assessments, decisions and contributions that entries of trails tell of. */
export function rowsOfEntries(entries: readonly ToldEntry[]) {
  return {
    claims: entries.flatMap(({ caseId, state, entry: { event, at } }) => {
      const row = (claimId: string, raisedAt: string, language: string | undefined) => [
        { claim_id: claimId, case_id: caseId, raised_at: raisedAt, language: language ?? null },
      ];
      if (event.type === 'claimRaised') return row(event.claimId, at, event.language);
      if (event.type === 'claimWrittenDown') return row(event.claimId, event.receivedAt, event.language);
      if (event.type !== 'caseReopened') return [];
      return state.claims
        .filter(({ claimId }) => event.admitted.includes(claimId))
        .flatMap(({ claimId, raisedAt, language }) => row(claimId, raisedAt, language));
    }),
    withdrawn_claims: entries.flatMap(({ entry }) =>
      entry.event.type === 'claimWithdrawn' ? [{ claim_id: entry.event.claimId, withdrawn_at: entry.at }] : [],
    ),
    ...recordRows(entries),
    ...decisionRows(entries),
  };
}

function recordRows(entries: readonly ToldEntry[]) {
  const records = entries.flatMap(({ caseId, entry: { event, actor, at } }) =>
    event.type === 'perspectiveRecorded' && actor.kind === 'human' ? [{ caseId, event, actor, at }] : [],
  );
  return {
    perspective_records: records.map(({ caseId, event, actor, at }) => ({
      record_id: event.recordId,
      case_id: caseId,
      judge_id: actor.id,
      judge_kind: actor.kind,
      judge_role: actor.role === 'supervisor' ? 'supervisor' : 'judge',
      seat: event.seat,
      version: event.version,
      commitment: event.recordCommitment,
      parts: event.parts ?? null,
      recorded_at: at,
    })),
    findings: records.flatMap(({ event }) =>
      event.findings.map((finding) => ({
        record_id: event.recordId,
        claim_id: finding.claimId,
        finding: finding.finding,
        confidence: finding.confidence,
        barrier: finding.finding === 'cannotDecipher' ? finding.barrier : null,
        individual_fact_ids: finding.finding === 'exceptional' ? finding.individualFactIds : [],
      })),
    ),
    theory_assessments: entries.flatMap(({ caseId, entry: { event, actor, at } }) =>
      event.type === 'theoryAssessed' && actor.kind === 'human'
        ? [
            {
              assessment_id: event.assessmentId,
              case_id: caseId,
              judge_id: actor.id,
              judge_kind: actor.kind,
              commitment: event.assessmentCommitment,
              assessed_at: at,
            },
          ]
        : [],
    ),
  };
}

function decisionRows(entries: readonly ToldEntry[]) {
  const decisions = entries.flatMap(({ caseId, entry, state }) =>
    entry.event.type === 'decided' ? [{ caseId, entry, event: entry.event, state }] : [],
  );
  return {
    decisions: decisions.map(({ caseId, entry, event, state }) => ({
      decision_id: event.decisionId,
      case_id: caseId,
      outcome: event.outcome,
      adverse: event.adverse,
      route: event.route,
      actor_kind: event.decidedBy === null ? 'system' : 'human',
      actor_id: event.decidedBy ?? entry.actor.id,
      actor_role: state.records.findLast((record) => record.judgeId === event.decidedBy)?.role ?? entry.actor.role,
      signed_by: event.signedBy,
      outcome_without_individual_facts: event.outcomeWithoutIndividualFacts,
      supersedes: event.supersedes?.decisionId ?? null,
      superseding_reason: event.supersedes?.reasonCommitment ?? null,
      decided_at: entry.at,
    })),
    contributions: decisions.flatMap(({ event }) =>
      event.contributions.map((contribution) => ({
        decision_id: event.decisionId,
        source_id: contribution.sourceId,
        method: contribution.method,
        actor_kind: contribution.actor.kind,
        actor_id: contribution.actor.id,
        weight: contribution.weight,
        reason_commitment: contribution.reasonCommitment ?? null,
      })),
    ),
  };
}

function caseRows({ request, state, entries }: Appended) {
  if (entries.length === 0) return [];
  return [{ case_id: request.caseId, state, ...columnsOf(state) }];
}

/** The columns of a case's row that repeat what its state says. */
export const columnsOf = (state: CaseState) => ({
  phase: state.phase,
  seq: state.seq,
  score_id: state.score?.scoreId ?? null,
  provisional_outcome: state.score?.provisionalOutcome ?? null,
  outcome: state.decision?.outcome ?? null,
  adverse: state.decision?.adverse ?? null,
  window_ends_at: state.window?.endsAt ?? null,
  decided_at: state.decision?.at ?? null,
});

/** The queue's row of a hearing: who may take it, who has it, and by when. */
function hearingRows({ request, policy, before, state, entries }: Appended) {
  const { hearing } = state;
  if (entries.length === 0 || !hearing || hearing === before.hearing) return [];
  return [
    {
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
}

/** The people who have taken part in the hearing and may not take its waiting seat, by the core's own rule. */
function barredFrom(state: Appended['state']): string[] {
  const { recused = [], objections = [] } = state.hearing ?? {};
  const known = [
    ...recused,
    ...state.records.map(({ judgeId }) => judgeId),
    ...objections.map(({ judgeId }) => judgeId),
  ];
  return [...new Set(known)].filter((judgeId) => barOf(state, judgeId) !== null);
}
