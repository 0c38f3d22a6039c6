import type {
  AttachmentsTable,
  CaseNotesTable,
  CaseWakesTable,
  CasesTable,
  DocketsTable,
  PersonalTextsTable,
  ScoresTable,
  ScoringFailuresTable,
  SubjectsTable,
} from './schema/cases.ts';
import type {
  ClaimsTable,
  ContributionsTable,
  DecisionsTable,
  FindingsTable,
  HearingsTable,
  PerspectiveRecordsTable,
  RecordTelemetryTable,
  SurveysTable,
  TheoryAssessmentsTable,
} from './schema/hearings.ts';
import type { ImportBatchesTable, ImportsTable, UploadsTable } from './schema/imports.ts';
import type {
  LedgerCheckpointsTable,
  LedgerCosignaturesTable,
  LedgerEntriesTable,
  LedgerKeysTable,
  LedgerNodesTable,
  LedgerPendingTable,
  LedgerSuccessionsTable,
} from './schema/ledger.ts';
import type { ModelBatchesTable, ModelSpendingTable } from './schema/models.ts';
import type { AppealLinksTable, CaughtMailTable, NoticeSweepsTable, NoticesTable } from './schema/notices.ts';
import type { InstitutionsTable, PoliciesTable, PolicyHoldsTable } from './schema/policies.ts';
import type {
  CalibrationsTable,
  DocketCalibrationsTable,
  PrecedentChangesTable,
  PrecedentRevisionsTable,
  PrecedentsTable,
} from './schema/precedents.ts';
import type {
  ClaimsServedTable,
  DataKeyFingerprintTable,
  ServiceGapsTable,
  ServiceReachTable,
} from './schema/service.ts';
import type {
  AccountNamesTable,
  AccountsTable,
  CaughtStaffMailTable,
  PersonSearchesTable,
  SavedSearchesTable,
  SessionsTable,
  StaffMailTable,
  StaffTable,
} from './schema/staff.ts';
import type {
  ExerciseConsentsTable,
  SyntheticFindingsTable,
  SyntheticPairWithdrawalsTable,
  SyntheticPairsTable,
} from './schema/synthetic-cases.ts';
import type {
  CommandsTable,
  DraftsTable,
  IdempotencyKeysTable,
  TrailTable,
  ViewContentsTable,
  ViewsTable,
} from './schema/trail.ts';

/** Every table of schema `hearken`. Times are RFC 3339 UTC texts, made so by the pool. */
export interface Schema {
  institutions: InstitutionsTable;
  policies: PoliciesTable;
  precedents: PrecedentsTable;
  precedent_revisions: PrecedentRevisionsTable;
  precedent_changes: PrecedentChangesTable;
  calibrations: CalibrationsTable;
  docket_calibrations: DocketCalibrationsTable;
  notice_sweeps: NoticeSweepsTable;
  case_notes: CaseNotesTable;
  staff_mail: StaffMailTable;
  caught_staff_mail: CaughtStaffMailTable;
  saved_searches: SavedSearchesTable;
  model_spending: ModelSpendingTable;
  model_batches: ModelBatchesTable;
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
  ledger_successions: LedgerSuccessionsTable;
  ledger_pending: LedgerPendingTable;
  uploads: UploadsTable;
  imports: ImportsTable;
  import_batches: ImportBatchesTable;
  service_reach: ServiceReachTable;
  service_gaps: ServiceGapsTable;
  claims_served: ClaimsServedTable;
  data_key_fingerprint: DataKeyFingerprintTable;
  accounts: AccountsTable;
  account_names: AccountNamesTable;
  person_searches: PersonSearchesTable;
  policy_holds: PolicyHoldsTable;
  synthetic_pairs: SyntheticPairsTable;
  synthetic_pair_withdrawals: SyntheticPairWithdrawalsTable;
  exercise_consents: ExerciseConsentsTable;
  synthetic_findings: SyntheticFindingsTable;
}
