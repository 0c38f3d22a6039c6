import type { Ground, Seat } from '#workflows/domain/event.ts';
import type { Barrier, FindingKind } from '#workflows/domain/finding.ts';
import type { Method, Weight } from '#workflows/domain/method.ts';
import type { RecordPart } from '#workflows/domain/record-part.ts';
import type { Fixed, FixedJson, Made } from './column.ts';

export interface ClaimsTable {
  institution_id: Fixed<string>;
  claim_id: Fixed<string>;
  case_id: Fixed<string>;
  raised_at: Fixed<string>;
  /** The language that it is written in, by its tag; null where it is the subject's. */
  language: Fixed<string | null>;
  withdrawn_at: string | null;
}

export interface HearingsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  open: boolean;
  grounds: Ground[];
  opened_at: Fixed<string>;
  due_at: string;
  overdue: boolean;
  seeking_role: 'judge' | 'supervisor';
  seeking_seat: Seat;
  holder_id: string | null;
  lease_until: string | null;
  barred: string[];
  skills: string[];
  daily_cap: number;
  consecutive_cap: number;
  awaiting_signature: boolean;
  /** When it was last assigned to a judge. */
  last_served_at: string | null;
  /** Judges who returned it, and are offered it last. */
  released: string[];
}

export interface PerspectiveRecordsTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  case_id: Fixed<string>;
  judge_id: Fixed<string>;
  judge_kind: Fixed<'human'>;
  judge_role: Fixed<'judge' | 'supervisor'>;
  seat: Fixed<Seat>;
  version: Fixed<number>;
  commitment: Fixed<string>;
  /** Null for a record made before its parts were noted. */
  parts: Fixed<RecordPart[] | null>;
  recorded_at: Fixed<string>;
  /** The claims that the case had by then; null for records from before the column. */
  claims_before: Made<string[]>;
}

export interface FindingsTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  claim_id: Fixed<string>;
  finding: Fixed<FindingKind>;
  confidence: Fixed<number>;
  barrier: Fixed<Barrier | null>;
  individual_fact_ids: Fixed<string[]>;
}

export interface TheoryAssessmentsTable {
  institution_id: Fixed<string>;
  assessment_id: Fixed<string>;
  case_id: Fixed<string>;
  judge_id: Fixed<string>;
  judge_kind: Fixed<'human'>;
  commitment: Fixed<string>;
  assessed_at: Fixed<string>;
}

export interface SurveysTable {
  institution_id: Fixed<string>;
  survey_id: Fixed<string>;
  case_id: Fixed<string>;
  answers: FixedJson<unknown>;
  answered_at: Fixed<string>;
}

export interface DecisionsTable {
  institution_id: Fixed<string>;
  decision_id: Fixed<string>;
  case_id: Fixed<string>;
  outcome: Fixed<string>;
  adverse: Fixed<boolean>;
  route: Fixed<'uncontested' | 'hearing'>;
  actor_kind: Fixed<'human' | 'system'>;
  actor_id: Fixed<string>;
  actor_role: Fixed<string>;
  signed_by: Fixed<string | null>;
  outcome_without_individual_facts: Fixed<string | null>;
  supersedes: Fixed<string | null>;
  /** Commitment to the reason why the earlier decision was superseded. */
  superseding_reason: Fixed<string | null>;
  decided_at: Fixed<string>;
}

export interface ContributionsTable {
  institution_id: Fixed<string>;
  decision_id: Fixed<string>;
  source_id: Fixed<string>;
  method: Fixed<Method>;
  actor_kind: Fixed<'human' | 'llm' | 'model'>;
  actor_id: Fixed<string>;
  weight: Fixed<Weight>;
  reason_commitment: Fixed<string | null>;
}

export interface RecordTelemetryTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  active_seconds: Fixed<number | null>;
  pasted_share: Fixed<number | null>;
  served_at: Fixed<string | null>;
  position_in_day: Fixed<number>;
  position_in_row: Fixed<number>;
  /** Seconds from the judge's first view of the first case in the row to this record. */
  session_seconds: Fixed<number | null>;
  characters: Fixed<number>;
}
