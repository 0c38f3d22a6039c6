import type { ColumnType, JSONColumnType } from 'kysely';
import type { StaffRole } from '#workflows/domain/actor.ts';
import type { CaseEvent, EventType, Ground, Seat } from '#workflows/domain/event.ts';
import type { Barrier, FindingKind } from '#workflows/domain/finding.ts';
import type { Method, Weight } from '#workflows/domain/method.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { ReferenceClass, Score, UnscoredReason } from '#workflows/domain/score.ts';
import type { CaseState, Phase } from '#workflows/domain/state.ts';

/** Written once: the update type is `never`, as the database refuses it too. */
type Fixed<T> = ColumnType<T, T, never>;
type FixedJson<T> = ColumnType<T, string, never>;
type Json<T> = JSONColumnType<T & object, string, string>;

/** Made by the database out of other columns. */
type Made<T> = ColumnType<T | null, never, never>;

interface InstitutionsTable {
  institution_id: Fixed<string>;
  created_at: ColumnType<string, never, never>;
}

interface PoliciesTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  version: Fixed<number>;
  document: FixedJson<Policy>;
  hash: Fixed<string>;
  created_at: Fixed<string>;
  created_by: Fixed<string>;
}

interface PrecedentsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  precedent_id: Fixed<string>;
  facts: FixedJson<Facts>;
  adverse: Fixed<boolean>;
  imported_at: Fixed<string>;
}

interface CalibrationsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  policy_version: Fixed<number>;
  reference_class_version: Fixed<string>;
  version: Fixed<string>;
  document: FixedJson<unknown>;
  created_at: Fixed<string>;
}

interface PrecedentRevisionsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  /** Rises with everything that adds precedents; a trigger keeps it. */
  revision: ColumnType<string, never, never>;
}

interface ModelSpendingTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  day: Fixed<string>;
  model: Fixed<string>;
  currency: Fixed<string>;
  requests: string;
  set_aside_tokens: string;
  prompt_tokens: string;
  completion_tokens: string;
  assumed_tokens: string;
  cost: string;
}

interface DocketsTable {
  institution_id: Fixed<string>;
  docket_id: Fixed<string>;
  policy_key: Fixed<string>;
  policy_version: Fixed<number>;
  case_count: Fixed<number>;
  created_at: Fixed<string>;
  created_by: Fixed<string>;
  /** When its workflow has to have looked at it again, or null once it is closed. */
  wake_at: ColumnType<string | null, string | null | undefined, string | null>;
}

interface IdempotencyKeysTable {
  institution_id: Fixed<string>;
  operation: Fixed<string>;
  key: Fixed<string>;
  request_hash: Fixed<string>;
  response: FixedJson<unknown>;
  created_at: Fixed<string>;
}

interface SubjectsTable {
  institution_id: Fixed<string>;
  subject_id: Fixed<string>;
  name: string | null;
  contact: string | null;
  commitment_key: Buffer | null;
  erased_at: string | null;
}

interface CasesTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  docket_id: Fixed<string>;
  subject_id: Fixed<string>;
  external_ref: Fixed<string>;
  policy_key: Fixed<string>;
  policy_version: Fixed<number>;
  facts: FixedJson<Facts>;
  phase: Phase;
  seq: number;
  state: Json<CaseState>;
  score_id: string | null;
  provisional_outcome: string | null;
  outcome: string | null;
  adverse: boolean | null;
  window_ends_at: string | null;
  received_at: Fixed<string>;
  decided_at: string | null;
  blind: Fixed<Policy['blind']>;
  /** These say what stands in `state`, made by the database; the deadline is RFC 3339 UTC. */
  later_outcome: Made<string>;
  score_adverse: Made<boolean>;
  score_probability: Made<number>;
  legal_deadline: Made<string>;
}

/** What words in the store beside the trail are. */
export type TextKind =
  'claim' | 'question' | 'answer' | 'perspectiveRecord' | 'theoryAssessment' | 'reason' | 'deliberation' | 'correction';

interface PersonalTextsTable {
  institution_id: Fixed<string>;
  text_id: Fixed<string>;
  case_id: Fixed<string>;
  kind: Fixed<TextKind>;
  body: string;
  commitment: Fixed<string>;
  created_at: Fixed<string>;
}

interface AppealLinksTable {
  institution_id: Fixed<string>;
  token_hash: Fixed<string>;
  case_id: Fixed<string>;
  created_at: Fixed<string>;
  expires_at: string;
  revoked_at: string | null;
  revoked_by: ColumnType<string | null, null | undefined, string | null>;
}

export const NOTICE_ABOUT = [
  'provisionalOutcome',
  'question',
  'restatement',
  'windowExtended',
  'decision',
  'withdrawalProposed',
  'withdrawal',
  'newLink',
] as const;
export type NoticeAbout = (typeof NOTICE_ABOUT)[number];

interface NoticesTable {
  institution_id: Fixed<string>;
  notice_id: Fixed<string>;
  case_id: Fixed<string>;
  about: Fixed<NoticeAbout>;
  status: 'pending' | 'handedOver' | 'undeliverable';
  attempts: ColumnType<number, number | undefined, number>;
  content: ColumnType<{ subject: string; body: string } | null, string | null, string | null>;
  created_at: Fixed<string>;
  handed_over_at: string | null;
  /** Until when it is in a worker's hands, or waits for its next try. */
  next_attempt_at: ColumnType<string | null, string | null | undefined, string | null>;
}

interface CaughtMailTable {
  institution_id: Fixed<string>;
  notice_id: Fixed<string>;
  case_id: Fixed<string>;
  recipient: string;
  subject: string;
  body: string;
  link: string;
  caught_at: string;
}

interface ScoresTable {
  institution_id: Fixed<string>;
  score_id: Fixed<string>;
  case_id: Fixed<string>;
  document: FixedJson<Score>;
  hash: Fixed<string>;
  created_at: Fixed<string>;
}

interface ScoringFailuresTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  reason: Fixed<UnscoredReason>;
  detail: Fixed<string>;
  reference_class: ColumnType<ReferenceClass | null, string | null, never>;
  created_at: Fixed<string>;
}

interface ClaimsTable {
  institution_id: Fixed<string>;
  claim_id: Fixed<string>;
  case_id: Fixed<string>;
  raised_at: Fixed<string>;
  withdrawn_at: string | null;
}

interface HearingsTable {
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
  /** Judges who gave it back, and are offered it last. */
  released: string[];
}

/** When each case that a person or a notice is needed for has to be looked at next; null while nothing is due. */
interface CaseWakesTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  wake_at: string | null;
}

interface PerspectiveRecordsTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  case_id: Fixed<string>;
  judge_id: Fixed<string>;
  judge_kind: Fixed<'human'>;
  judge_role: Fixed<'judge' | 'supervisor'>;
  seat: Fixed<Seat>;
  version: Fixed<number>;
  commitment: Fixed<string>;
  recorded_at: Fixed<string>;
}

interface FindingsTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  claim_id: Fixed<string>;
  finding: Fixed<FindingKind>;
  confidence: Fixed<number>;
  barrier: Fixed<Barrier | null>;
  individual_fact_ids: Fixed<string[]>;
}

interface TheoryAssessmentsTable {
  institution_id: Fixed<string>;
  assessment_id: Fixed<string>;
  case_id: Fixed<string>;
  judge_id: Fixed<string>;
  judge_kind: Fixed<'human'>;
  commitment: Fixed<string>;
  assessed_at: Fixed<string>;
}

interface StaffTable {
  institution_id: Fixed<string>;
  staff_id: Fixed<string>;
  name: string;
  role: 'judge' | 'supervisor';
  active: ColumnType<boolean, boolean | undefined, boolean>;
  skills: ColumnType<string[], string[] | undefined, string[]>;
  daily_cap: number | null;
  conflicts: ColumnType<string[], string[] | undefined, string[]>;
  seen_at: string;
}

export type DraftKind = 'claim' | 'answer' | 'perspective' | 'theory' | 'decision';

interface DraftsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  author_id: Fixed<string>;
  kind: Fixed<DraftKind>;
  body: Json<unknown>;
  saved_at: string;
}

interface SurveysTable {
  institution_id: Fixed<string>;
  survey_id: Fixed<string>;
  case_id: Fixed<string>;
  answers: FixedJson<unknown>;
  answered_at: Fixed<string>;
}

interface DecisionsTable {
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
  /** Commitment to the reason why the earlier decision gave way. */
  superseding_reason: Fixed<string | null>;
  decided_at: Fixed<string>;
}

interface ContributionsTable {
  institution_id: Fixed<string>;
  decision_id: Fixed<string>;
  source_id: Fixed<string>;
  method: Fixed<Method>;
  actor_kind: Fixed<'human' | 'llm' | 'model'>;
  actor_id: Fixed<string>;
  weight: Fixed<Weight>;
  reason_commitment: Fixed<string | null>;
}

interface TrailTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  seq: Fixed<number>;
  kind: Fixed<EventType>;
  method: Fixed<Method | null>;
  actor_kind: Fixed<'human' | 'llm' | 'model' | 'system' | 'subject'>;
  actor_id: Fixed<string>;
  actor_role: Fixed<string>;
  body: FixedJson<CaseEvent>;
  view_id: Fixed<string | null>;
  supersedes: Fixed<number | null>;
  at: Fixed<string>;
  command_id: Fixed<string>;
  leaf_hash: Fixed<string>;
  /** Null for entries from before the ledger. */
  commitment: ColumnType<string | null, string, never>;
}

interface CommandsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  command_id: Fixed<string>;
  kind: Fixed<string>;
  refusal: ColumnType<Refusal | null, string | null, never>;
  carried_out_at: Fixed<string>;
  /** Whose command it was, as `kind:id`; null for the engine's. */
  caller: ColumnType<string | null, string | null | undefined, never>;
  /** HMAC of what was asked, under the subject's key. */
  request_hash: ColumnType<string | null, string | null | undefined, never>;
  /** What was answered: ids and times, no words. */
  answer: ColumnType<unknown, string | null | undefined, never>;
}

interface ViewContentsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  content_hash: Fixed<string>;
  content: FixedJson<unknown>;
}

interface ViewsTable {
  institution_id: Fixed<string>;
  view_id: Fixed<string>;
  case_id: Fixed<string>;
  principal_kind: Fixed<'human' | 'machine' | 'subject'>;
  principal_id: Fixed<string>;
  audience: Fixed<string>;
  discloses_score: Fixed<boolean>;
  content_hash: Fixed<string>;
  served_at: Fixed<string>;
}

interface AttachmentsTable {
  institution_id: Fixed<string>;
  attachment_id: Fixed<string>;
  case_id: Fixed<string>;
  media_type: Fixed<string>;
  file_name: Fixed<string>;
  bytes: Fixed<number>;
  sealed: Fixed<Buffer>;
  sealed_text: Fixed<Buffer | null>;
  added_at: Fixed<string>;
}

interface RecordTelemetryTable {
  institution_id: Fixed<string>;
  record_id: Fixed<string>;
  active_seconds: Fixed<number | null>;
  pasted_share: Fixed<number | null>;
  served_at: Fixed<string | null>;
  position_in_day: Fixed<number>;
  position_in_row: Fixed<number>;
  /** Seconds from the judge's first look at the first case of the row to this record. */
  session_seconds: Fixed<number | null>;
  characters: Fixed<number>;
}

interface SessionsTable {
  institution_id: Fixed<string>;
  session_hash: Fixed<string>;
  staff_id: Fixed<string>;
  staff_name: Fixed<string>;
  roles: Fixed<StaffRole[]>;
  signed_in_at: Fixed<string>;
  seen_at: string;
  ends_at: Fixed<string>;
}

/** A 64-bit count: the driver reads it as a text. */
type Count = ColumnType<string, number, never>;

interface LedgerEntriesTable {
  institution_id: Fixed<string>;
  entry_index: Count;
  case_id: Fixed<string>;
  seq: Fixed<number>;
  leaf_hash: Fixed<Buffer>;
  sequenced_at: Fixed<string>;
}

interface LedgerNodesTable {
  institution_id: Fixed<string>;
  level: Fixed<number>;
  node_index: Count;
  hash: Fixed<Buffer>;
}

interface LedgerCheckpointsTable {
  institution_id: Fixed<string>;
  size: Count;
  root_hash: Fixed<Buffer>;
  note: Fixed<string>;
  signed_at: Fixed<string>;
}

interface LedgerCosignaturesTable {
  institution_id: Fixed<string>;
  size: Count;
  witness: Fixed<string>;
  line: Fixed<string>;
  cosigned_at: Fixed<string>;
}

export type LedgerRole = 'log' | 'witness';

interface LedgerKeysTable {
  institution_id: Fixed<string>;
  role: Fixed<LedgerRole>;
  verifier_key: Fixed<string>;
  added_at: Fixed<string>;
}

interface LedgerPendingTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  seq: Fixed<number>;
}

interface UploadsTable {
  institution_id: Fixed<string>;
  upload_id: Fixed<string>;
  kind: Fixed<'cases' | 'precedents'>;
  policy_key: Fixed<string>;
  file_name: string;
  media_type: string;
  bytes: number;
  sealed: Buffer | null;
  targets: ColumnType<(string | null)[] | null, string | null, string | null>;
  uploaded_by: string;
  uploaded_at: string;
  taken_at: ColumnType<string | null, string | null | undefined, string>;
  docket_ids: ColumnType<string[], string[] | undefined, string[]>;
  added: ColumnType<number | null, number | null | undefined, number>;
  present: ColumnType<number | null, number | null | undefined, number>;
}

/** One row: when the probe last found that claims could be taken; none before it has once. */
interface ServiceReachTable {
  last_heard_at: string;
}

/** A time in which claims could not be taken, once it is over. */
interface ServiceGapsTable {
  began_at: Fixed<string>;
  ended_at: Fixed<string>;
}

/** Every table of schema `hearken`. Times are RFC 3339 UTC texts, made so by the pool. */
export interface Schema {
  institutions: InstitutionsTable;
  policies: PoliciesTable;
  precedents: PrecedentsTable;
  precedent_revisions: PrecedentRevisionsTable;
  calibrations: CalibrationsTable;
  model_spending: ModelSpendingTable;
  dockets: DocketsTable;
  idempotency_keys: IdempotencyKeysTable;
  subjects: SubjectsTable;
  cases: CasesTable;
  personal_texts: PersonalTextsTable;
  appeal_links: AppealLinksTable;
  notices: NoticesTable;
  caught_mail: CaughtMailTable;
  scores: ScoresTable;
  scoring_failures: ScoringFailuresTable;
  claims: ClaimsTable;
  hearings: HearingsTable;
  case_wakes: CaseWakesTable;
  perspective_records: PerspectiveRecordsTable;
  findings: FindingsTable;
  theory_assessments: TheoryAssessmentsTable;
  staff: StaffTable;
  drafts: DraftsTable;
  surveys: SurveysTable;
  attachments: AttachmentsTable;
  record_telemetry: RecordTelemetryTable;
  decisions: DecisionsTable;
  contributions: ContributionsTable;
  trail: TrailTable;
  commands: CommandsTable;
  view_contents: ViewContentsTable;
  views: ViewsTable;
  sessions: SessionsTable;
  ledger_entries: LedgerEntriesTable;
  ledger_nodes: LedgerNodesTable;
  ledger_checkpoints: LedgerCheckpointsTable;
  ledger_cosignatures: LedgerCosignaturesTable;
  ledger_keys: LedgerKeysTable;
  ledger_pending: LedgerPendingTable;
  uploads: UploadsTable;
  service_reach: ServiceReachTable;
  service_gaps: ServiceGapsTable;
}
