import type { ColumnType } from 'kysely';
import type { Big, Fixed, FixedJson } from './column.ts';

export interface UploadsTable {
  institution_id: Fixed<string>;
  upload_id: Fixed<string>;
  kind: Fixed<'cases' | 'precedents' | 'outcomes' | 'contacts' | 'withdrawals' | 'corrections'>;
  policy_key: Fixed<string>;
  file_name: string;
  media_type: string;
  bytes: number;
  sealed: Buffer | null;
  targets: ColumnType<(string | null)[] | null, string | null, string | null>;
  reading: ColumnType<object | null, string | null | undefined, string | null>;
  uploaded_by: string;
  uploaded_at: string;
  taken_at: ColumnType<string | null, string | null | undefined, string>;
  docket_ids: ColumnType<string[], string[] | undefined, string[]>;
  added: ColumnType<number | null, number | null | undefined, number>;
  present: ColumnType<number | null, number | null | undefined, number>;
}

export interface ImportsTable {
  institution_id: Fixed<string>;
  import_id: Fixed<string>;
  kind: Fixed<'cases' | 'precedents' | 'outcomes' | 'contacts' | 'withdrawals' | 'corrections'>;
  policy_key: Fixed<string>;
  file_name: Fixed<string | null>;
  title: Fixed<string | null>;
  reading: FixedJson<object>;
  length: Big<null>;
  form: ColumnType<object | null, never, string>;
  received: Big;
  taken_bytes: Big;
  hash_state: Buffer;
  sealed_rest: ColumnType<Buffer | null, Buffer | null | undefined, Buffer | null>;
  lines: ColumnType<number, number | undefined, number>;
  added: ColumnType<number, number | undefined, number>;
  present: ColumnType<number, number | undefined, number>;
  refused: ColumnType<number, number | undefined, number>;
  batches: ColumnType<number, number | undefined, number>;
  state: ColumnType<'receiving' | 'finished' | 'stopped', never, 'receiving' | 'finished' | 'stopped'>;
  problem: ColumnType<object | null, never, string>;
  begun_by: Fixed<string>;
  begun_at: Fixed<string>;
  changed_at: string;
}

export interface ImportBatchesTable {
  institution_id: Fixed<string>;
  import_id: Fixed<string>;
  batch: Fixed<number>;
  docket_id: Fixed<string | null>;
  sealed_refused: Buffer | null;
  written_at: Fixed<string>;
}
