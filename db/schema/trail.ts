import type { ColumnType } from 'kysely';
import type { CaseEvent, EventType } from '#workflows/domain/event.ts';
import type { Method } from '#workflows/domain/method.ts';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { Fixed, FixedJson, Json } from './column.ts';

export interface IdempotencyKeysTable {
  institution_id: Fixed<string>;
  operation: Fixed<string>;
  key: Fixed<string>;
  request_hash: Fixed<string>;
  response: FixedJson<unknown>;
  created_at: Fixed<string>;
}

export type DraftKind = 'claim' | 'answer' | 'message' | 'perspective' | 'theory' | 'decision';

export interface DraftsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  author_id: Fixed<string>;
  kind: Fixed<DraftKind>;
  body: Json<unknown>;
  saved_at: string;
}

export interface TrailTable {
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

export interface CommandsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  command_id: Fixed<string>;
  kind: Fixed<string>;
  refusal: ColumnType<Refusal | null, string | null, never>;
  carried_out_at: Fixed<string>;
  /** The command's actor, as `kind:id`; null for the engine. */
  caller: ColumnType<string | null, string | null | undefined, never>;
  /** HMAC of the request, under the subject's key. */
  request_hash: ColumnType<string | null, string | null | undefined, never>;
  /** The answer: ids and times, no personal text. */
  answer: ColumnType<unknown, string | null | undefined, never>;
}

export interface ViewContentsTable {
  institution_id: Fixed<string>;
  case_id: Fixed<string>;
  content_hash: Fixed<string>;
  content: FixedJson<unknown>;
}

export interface ViewsTable {
  institution_id: Fixed<string>;
  view_id: Fixed<string>;
  case_id: Fixed<string>;
  principal_kind: Fixed<'human' | 'machine' | 'subject' | 'link'>;
  principal_id: Fixed<string>;
  audience: Fixed<string>;
  discloses_score: Fixed<boolean>;
  content_hash: Fixed<string>;
  served_at: Fixed<string>;
}
