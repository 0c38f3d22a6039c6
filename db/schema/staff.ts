import type { ColumnType } from 'kysely';
import type { StaffRole } from '#workflows/domain/actor.ts';
import type { StaffLanguage } from '#workflows/domain/language.ts';
import type { SearchedList } from './searched-lists.ts';
import type { Topic } from './mail-topics.ts';
import type { Absence } from './absence.ts';
import type { Fixed } from './column.ts';

export interface StaffMailTable {
  institution_id: Fixed<string>;
  staff_id: Fixed<string>;
  address: string;
  how: 'atOnce' | 'daily';
  topics: Topic[];
  /** Null stands for the institution's. */
  language: StaffLanguage | null;
  /** How many matters of each topic they were told of last. */
  told: ColumnType<Partial<Record<Topic, number>>, string | undefined, string>;
  told_at: string;
  /** Until when another process is sending to them, or the next try waits. */
  retry_at: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface SavedSearchesTable {
  institution_id: Fixed<string>;
  search_id: Fixed<string>;
  staff_id: Fixed<string>;
  list: Fixed<SearchedList>;
  name: string;
  query: Fixed<string>;
  saved_at: Fixed<string>;
}

export interface CaughtStaffMailTable {
  institution_id: Fixed<string>;
  mail_id: Fixed<string>;
  recipient: Fixed<string>;
  subject: Fixed<string>;
  body: Fixed<string>;
  caught_at: Fixed<string>;
}

export interface StaffTable {
  institution_id: Fixed<string>;
  staff_id: Fixed<string>;
  name: string;
  role: 'judge' | 'supervisor';
  active: ColumnType<boolean, boolean | undefined, boolean>;
  skills: ColumnType<string[], string[] | undefined, string[]>;
  languages: ColumnType<string[], string[] | undefined, string[]>;
  daily_cap: number | null;
  conflicts: ColumnType<string[], string[] | undefined, string[]>;
  absences: ColumnType<Absence[], string | undefined, string>;
  seen_at: string;
}

export interface SessionsTable {
  institution_id: Fixed<string>;
  session_hash: Fixed<string>;
  staff_id: Fixed<string>;
  staff_name: string;
  roles: StaffRole[];
  signed_in_at: Fixed<string>;
  seen_at: string;
  ends_at: Fixed<string>;
  sealed_tokens: Buffer | null;
  confirmed_at: string;
}

export interface AccountsTable {
  institution_id: Fixed<string>;
  account_id: Fixed<string>;
  first_seen_at: Fixed<string>;
}

export interface AccountNamesTable {
  institution_id: Fixed<string>;
  account_id: Fixed<string>;
  name: string;
  noted_at: string;
}

export interface PersonSearchesTable {
  institution_id: Fixed<string>;
  search_id: Fixed<string>;
  searched_by: Fixed<string>;
  searched_at: Fixed<string>;
  /** Ids of the cases that were shown. */
  found: Fixed<string[]>;
}
