import type { ColumnType } from 'kysely';
import type { Count, Fixed } from './column.ts';

export interface LedgerEntriesTable {
  institution_id: Fixed<string>;
  entry_index: Count;
  case_id: Fixed<string>;
  seq: Fixed<number>;
  leaf_hash: Fixed<Buffer>;
  sequenced_at: Fixed<string>;
}

export interface LedgerNodesTable {
  institution_id: Fixed<string>;
  level: Fixed<number>;
  node_index: Count;
  hash: Fixed<Buffer>;
}

export interface LedgerCheckpointsTable {
  institution_id: Fixed<string>;
  size: Count;
  root_hash: Fixed<Buffer>;
  note: Fixed<string>;
  signed_at: Fixed<string>;
}

export interface LedgerCosignaturesTable {
  institution_id: Fixed<string>;
  size: Count;
  witness: Fixed<string>;
  line: Fixed<string>;
  cosigned_at: Fixed<string>;
}

export type LedgerRole = 'log' | 'witness';

export interface LedgerKeysTable {
  institution_id: Fixed<string>;
  role: Fixed<LedgerRole>;
  verifier_key: Fixed<string>;
  added_at: Fixed<string>;
}

export interface LedgerSuccessionsTable {
  institution_id: Fixed<string>;
  number: Fixed<number>;
  statement: Fixed<string>;
  cosigned: Fixed<string>;
  begun_at: Fixed<string>;
}

export interface LedgerPendingTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  seq: Fixed<number>;
  /** Where it stands in the queue. */
  place: ColumnType<string, never, never>;
}
