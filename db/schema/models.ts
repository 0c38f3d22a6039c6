import type { ColumnType } from 'kysely';
import type { Fixed } from './column.ts';

export interface ModelSpendingTable {
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

export interface ModelBatchesTable {
  institution_id: Fixed<string>;
  docket_id: Fixed<string>;
  state: 'sending' | 'sent' | 'read' | 'over';
  /** The provider's id of the batch. */
  batch_id: string | null;
  model: Fixed<string>;
  day: Fixed<string>;
  currency: Fixed<string>;
  requests: Fixed<number>;
  estimated_tokens: ColumnType<string, number, never>;
  set_aside_tokens: ColumnType<string, number, never>;
  began_at: Fixed<string>;
  tried_at: string;
}
