import type { ColumnType } from 'kysely';
import type { Facts } from '#workflows/domain/policy.ts';
import type { Fixed, FixedJson } from './column.ts';

export interface PrecedentsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  precedent_id: Fixed<string>;
  /** `reference_key(precedent_id)`. */
  reference_key: ColumnType<string, never, never>;
  facts: FixedJson<Facts>;
  adverse: Fixed<boolean>;
  imported_at: Fixed<string>;
  /** False where it was observed under an adverse decision: no score uses it. */
  comparable: ColumnType<boolean, boolean | undefined, never>;
  /** The precedent that this one corrects, which scores no longer use. */
  supersedes: ColumnType<string | null, string | null | undefined, never>;
  /** Who corrected an imported precedent with this one, and why. */
  corrected_by: ColumnType<string | null, string | null | undefined, never>;
  reason: ColumnType<string | null, string | null | undefined, never>;
}

export interface CalibrationsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  policy_version: Fixed<number>;
  reference_class_version: Fixed<string>;
  version: Fixed<string>;
  document: FixedJson<unknown>;
  created_at: Fixed<string>;
}

export interface DocketCalibrationsTable {
  institution_id: Fixed<string>;
  docket_id: Fixed<string>;
  /** Of the calibration that all cases of the docket are scored with. */
  version: Fixed<string>;
  pinned_at: Fixed<string>;
}

export interface PrecedentRevisionsTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  /** Rises whenever precedents are added; a trigger maintains it. */
  revision: ColumnType<string, never, never>;
}

export interface PrecedentChangesTable {
  institution_id: Fixed<string>;
  policy_key: Fixed<string>;
  revision: ColumnType<string, never, never>;
  /** Those that the revision added; `null` where they are more than a thousand. */
  precedent_ids: ColumnType<string[] | null, never, never>;
}
