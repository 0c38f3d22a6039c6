import type { ColumnType } from 'kysely';
import type { MailFault, NoticeSubject } from '#workflows/domain/event.ts';
import type { Fixed } from './column.ts';

export interface AppealLinksTable {
  institution_id: Fixed<string>;
  token_hash: Fixed<string>;
  case_id: Fixed<string>;
  created_at: Fixed<string>;
  expires_at: string;
  /** From when it opens nothing. */
  revoked_at: string | null;
  revoked_by: ColumnType<string | null, null | undefined, string | null>;
  /** The notice with the new link: this one ends an hour after that was handed over. */
  replaced_by: ColumnType<string | null, never, string | null>;
  /** The grant by which a helper of the subject opens the case; null for the subject's own link. */
  helper_id: ColumnType<string | null, string | null | undefined, never>;
}

export interface NoticesTable {
  institution_id: Fixed<string>;
  notice_id: Fixed<string>;
  case_id: Fixed<string>;
  about: Fixed<NoticeSubject>;
  status: 'pending' | 'handedOver' | 'undeliverable' | 'onPaper';
  attempts: ColumnType<number, number | undefined, number>;
  content: ColumnType<{ subject: string; body: string } | null, string | null, string | null>;
  created_at: Fixed<string>;
  handed_over_at: string | null;
  /** Until when a worker has claimed it, or it waits for its next attempt. */
  next_attempt_at: ColumnType<string | null, string | null | undefined, string | null>;
  first_failed_at: ColumnType<string | null, string | null | undefined, string | null>;
  /** Why the last try failed, and the mail server's reply by its codes alone. */
  fault: ColumnType<MailFault | null, never, MailFault | null>;
  reply: ColumnType<string | null, never, string | null>;
  /** What the link of its earlier tries was made from, while it waits for the next one. */
  link_seed: ColumnType<string | null, never, string | null>;
}

export interface NoticeSweepsTable {
  institution_id: Fixed<string>;
  /** Up to when its claims and windows have been looked at for receipts and reminders. */
  swept_until: string;
}

export interface CaughtMailTable {
  institution_id: Fixed<string>;
  notice_id: Fixed<string>;
  case_id: Fixed<string>;
  recipient: string;
  subject: string;
  body: string;
  link: string;
  /** Null for messages caught before there was HTML. */
  html: string | null;
  reply_to: string | null;
  caught_at: string;
}
