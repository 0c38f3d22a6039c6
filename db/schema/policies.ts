import type { ColumnType } from 'kysely';
import type { Policy } from '#workflows/domain/policy.ts';
import type { Fixed, FixedJson } from './column.ts';

export interface InstitutionsTable {
  institution_id: Fixed<string>;
  created_at: ColumnType<string, never, never>;
}

export interface PoliciesTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  version: Fixed<number>;
  document: FixedJson<Policy>;
  /** The document's `hearing.subjectLanguage`, and the language of its notices. */
  subject_language: ColumnType<string, never, never>;
  own_language: ColumnType<string, never, never>;
  /** The document's `hearing.restAfter`. */
  rest_after: ColumnType<string | null, never, never>;
  /** What guards ask of the document for each case; `window_…` are ISO 8601. */
  window_duration: ColumnType<string, never, never>;
  window_grace: ColumnType<string | null, never, never>;
  outcomes: ColumnType<Policy['outcomes'], never, never>;
  override_needs_signature: ColumnType<boolean, never, never>;
  uncontested_adverse: ColumnType<string, never, never>;
  hash: Fixed<string>;
  created_at: Fixed<string>;
  created_by: Fixed<string>;
}

export interface PolicyHoldsTable {
  institution_id: Fixed<string>;
  hold_id: Fixed<string>;
  policy_key: Fixed<string>;
  until: Fixed<string | null>;
  reason: Fixed<string>;
  set_by: Fixed<string>;
  set_at: Fixed<string>;
}
