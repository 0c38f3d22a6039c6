import { hash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from './commitment.ts';
import type { DraftKind } from './schema/trail.ts';
import type { Transaction } from './transaction.ts';

/** A draft as it is stored. Its version changes whenever its words do, and only then. */
export interface StoredDraft {
  kind: DraftKind;
  version: string;
  body: unknown;
  savedAt: string;
}

interface Draft {
  caseId: string;
  authorId: string;
  kind: DraftKind;
  body: unknown;
}

/** Stores an author's words, replacing the earlier draft whatever it holds. Only its author can ever read it. */
export async function storeDraft(
  transaction: Transaction,
  institutionId: string,
  draft: Draft,
  at: string,
): Promise<void> {
  const body = JSON.stringify(draft.body);
  await transaction
    .insertInto('drafts')
    .values(rowOf(institutionId, draft, body, at))
    .onConflict((conflict) => conflict.columns(KEY).doUpdateSet({ body, saved_at: at }))
    .execute();
}

/**
 * Saves an author's draft if it continues the stored one.
 *
 * @param continues the version that the author was shown; `undefined` if they were shown none
 * @returns the draft as it is stored afterwards; with `isOvertaken`, it is another one than the author continued, and
 *   is left as it is. Words that equal the stored ones, and words that replace nothing, are never overtaken.
 */
export async function saveDraftFrom(
  transaction: Transaction,
  institutionId: string,
  draft: Draft,
  continues: string | undefined,
  at: string,
): Promise<{ stored: StoredDraft; isOvertaken: boolean }> {
  const body = JSON.stringify(draft.body);
  const saved = { kind: draft.kind, version: versionOf(JSON.parse(body)), body: draft.body, savedAt: at };
  const { numInsertedOrUpdatedRows: inserted } = await transaction
    .insertInto('drafts')
    .values(rowOf(institutionId, draft, body, at))
    .onConflict((conflict) => conflict.columns(KEY).doNothing())
    .executeTakeFirst();
  if (inserted === 1n) return { stored: saved, isOvertaken: false };
  const found = await transaction
    .selectFrom('drafts')
    .select(['kind', 'body', 'saved_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', draft.caseId)
    .where('author_id', '=', draft.authorId)
    .where('kind', '=', draft.kind)
    .forUpdate()
    .executeTakeFirst();
  const stored = found && storedDraft(found);
  if (stored && stored.version !== continues && stored.version !== saved.version) return { stored, isOvertaken: true };
  await storeDraft(transaction, institutionId, draft, at);
  return { stored: saved, isOvertaken: false };
}

/** An author's drafts on a case. */
export async function readDrafts(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  authorId: string,
): Promise<StoredDraft[]> {
  const rows = await transaction
    .selectFrom('drafts')
    .select(['kind', 'body', 'saved_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('author_id', '=', authorId)
    .orderBy('kind')
    .execute();
  return rows.map(storedDraft);
}

const KEY = ['institution_id', 'case_id', 'author_id', 'kind'] as const;

const rowOf = (institutionId: string, { caseId, authorId, kind }: Draft, body: string, at: string) => ({
  institution_id: institutionId,
  case_id: caseId,
  author_id: authorId,
  kind,
  body,
  saved_at: at,
});

/** A draft as the database has it; `saved_at` may be in any form of ISO 8601. */
interface DraftRow {
  kind: DraftKind;
  body: unknown;
  saved_at: string;
}

/** An author's drafts on the case of a row of `cases`, in the order of their kinds, for {@link storedDraft}. */
export const draftsBy = (authorId: string) => sql<DraftRow[]>`(
  select coalesce(json_agg(json_build_object('kind', d.kind, 'body', d.body, 'saved_at', d.saved_at) order by d.kind), '[]')
  from drafts d
  where d.institution_id = cases.institution_id and d.case_id = cases.case_id and d.author_id = ${authorId})`;

export const storedDraft = ({ kind, body, saved_at }: DraftRow): StoredDraft => ({
  kind,
  version: versionOf(body),
  body,
  savedAt: new Date(saved_at).toISOString(),
});

const versionOf = (body: unknown): string => hash('sha256', canonicalJson(body), 'base64url').slice(0, 22);

/**
 * Whether drafts on a case are stored: no longer once its data has been erased. Until the transaction ends, an erasure
 * waits; it then deletes what the transaction stored.
 */
export async function takesDrafts(transaction: Transaction, institutionId: string, caseId: string): Promise<boolean> {
  const open = await transaction
    .selectFrom('cases')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where(sql<boolean>`not state ? 'erasedAt'`)
    .forShare()
    .executeTakeFirst();
  return open !== undefined;
}
