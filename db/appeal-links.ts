import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { CaseState } from '#workflows/domain/state.ts';
import { sha256 } from './commitment.ts';
import type { Database } from './database.ts';
import { insertRows } from './insert-rows.ts';
import type { Transaction } from './transaction.ts';

/** A fresh appeal token: 256 random bits, base64url. Only its hash is ever stored. */
export const newAppealToken = (): string => randomBytes(32).toString('base64url');

/** The token of a helper's link: the subject can be shown it again, although only its hash is stored. */
export const helperToken = (dataKey: Buffer, helperId: string): string =>
  createHmac('sha256', dataKey).update(`link of helper ${helperId}`).digest('base64url');

/** Stores a helper's link, which opens the case for as long as the subject's newest link does. */
export async function storeHelperLink(
  transaction: Transaction,
  institutionId: string,
  { caseId, helperId, token, createdAt }: { caseId: string; helperId: string; token: string; createdAt: string },
): Promise<void> {
  await sql`
    insert into appeal_links (institution_id, token_hash, case_id, helper_id, created_at, expires_at)
    select institution_id, ${sha256(token)}, case_id, ${helperId}, ${createdAt}, max(expires_at)
    from appeal_links where institution_id = ${institutionId} and case_id = ${caseId} and helper_id is null
    group by institution_id, case_id`.execute(transaction);
}

/** A helper's link opens nothing any more. */
export async function revokeHelperLink(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  helperId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('appeal_links')
    .set({ revoked_at: at })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('helper_id', '=', helperId)
    .where('revoked_at', 'is', null)
    .execute();
}

const PATTERN = /^[A-Za-z0-9_-]{43}$/;

export async function storeAppealLinks(
  transaction: Transaction,
  institutionId: string,
  links: readonly { caseId: string; token: string; createdAt: string; expiresAt: string }[],
): Promise<void> {
  await insertRows(
    transaction,
    'appeal_links',
    links.map((link) => ({
      institution_id: institutionId,
      token_hash: sha256(link.token),
      case_id: link.caseId,
      created_at: link.createdAt,
      expires_at: link.expiresAt,
      revoked_at: null,
    })),
  );
}

/** The case that a link opened, as of that time. */
export interface OpenedCase {
  institutionId: string;
  caseId: string;
  state: CaseState;
  /** The grant of a helper whose link it is; null for the subject's own. */
  helperId: string | null;
}

/**
 * The case that a token opens, or `undefined` when it is unknown, expired or revoked: the caller must not tell which.
 *
 * A single statement: only while it runs does the presented hash make its one row visible, and then the case that it opens.
 */
export async function openByLink(database: Database, token: string): Promise<OpenedCase | undefined> {
  if (!PATTERN.test(token)) return undefined;
  const { rows } = await sql<OpenedCase>`
    select institution_id as "institutionId", case_id as "caseId", state, helper_id as "helperId"
    from hearken.open_link(${sha256(token)})`.execute(database);
  return rows[0];
}

/**
 * Revokes every link that a subject has to their case and has a new one sent to them. Links that they granted to helpers stay. Links go only to the subject, and no subject is left
 * without one.
 *
 * @param by the account that revokes them
 * @returns how many links were valid until now, or what is missing
 */
export async function replaceAppealLinks(
  transaction: Transaction,
  institutionId: string,
  { caseId, by, noticeId }: { caseId: string; by: string; noticeId: string },
  at: string,
): Promise<{ revoked: number } | { missing: 'case' | 'contact' }> {
  const subject = await transaction
    .selectFrom('cases')
    .innerJoin('subjects', (join) =>
      join
        .onRef('subjects.institution_id', '=', 'cases.institution_id')
        .onRef('subjects.subject_id', '=', 'cases.subject_id'),
    )
    .select('subjects.contact')
    .where('cases.institution_id', '=', institutionId)
    .where('cases.case_id', '=', caseId)
    .forUpdate('cases')
    .executeTakeFirst();
  if (!subject) return { missing: 'case' };
  if (subject.contact === null) return { missing: 'contact' };
  const revoked = await transaction
    .updateTable('appeal_links')
    .set({ revoked_at: at, revoked_by: by })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .where('helper_id', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  await transaction
    .insertInto('notices')
    .values({
      institution_id: institutionId,
      notice_id: noticeId,
      case_id: caseId,
      about: 'newLink',
      status: 'pending',
      created_at: at,
    })
    .execute();
  return { revoked: Number(revoked.numUpdatedRows) };
}
