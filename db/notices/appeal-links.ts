import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { CaseState } from '#workflows/domain/state.ts';
import { sha256 } from '../commitment.ts';
import type { Database } from '../database.ts';
import { insertRows } from '../insert-rows.ts';
import type { Transaction } from '../transaction.ts';

/** A fresh appeal token: 256 random bits, base64url. Only its hash is ever stored. */
export const newAppealToken = (): string => randomBytes(32).toString('base64url');

/** 256 random bits, base64url, that a notice's link is made from. */
export const newLinkSeed = (): string => randomBytes(32).toString('base64url');

/**
 * The token in a notice's link, base64url: derived from the subject's key and 256 random bits, which are stored only
 * while the notice may still be retried. Neither reveals the token without the other.
 */
export const noticeToken = (subjectKey: Buffer, seed: string): string =>
  createHmac('sha256', subjectKey).update(`link of notice ${seed}`).digest('base64url');

/** The token of a helper's link. It can be shown to the subject again, although only its hash is stored. */
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

/** Ends a helper's link: it no longer opens anything. */
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
  /** The grant of the helper whose link it is; null for the subject's own link. */
  helperId: string | null;
}

/**
 * The case that a token opens, or `undefined` if the token is unknown, expired or revoked; the caller must not reveal
 * which.
 *
 * A single statement: the presented hash makes its one row visible only while it runs, and then the case that it opens.
 */
export async function openByLink(database: Database, token: string): Promise<OpenedCase | undefined> {
  if (!PATTERN.test(token)) return undefined;
  const { rows } = await sql<OpenedCase>`
    select institution_id as "institutionId", case_id as "caseId", state, helper_id as "helperId"
    from hearken.open_link(${sha256(token)})`.execute(database);
  return rows[0];
}

/** Those tokens of a list whose links are stored, not revoked, and not about to be revoked. */
export async function tokensInForce(
  transaction: Transaction,
  institutionId: string,
  tokens: readonly string[],
  at: string,
): Promise<Set<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await transaction
    .selectFrom('appeal_links')
    .select('token_hash')
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`token_hash = any(${tokens.map(sha256)}::text[])`)
    .where('revoked_at', 'is', null)
    .where('replaced_by', 'is', null)
    .where('expires_at', '>', at)
    .execute();
  const hashes = new Set(rows.map((row) => row.token_hash));
  return new Set(tokens.filter((token) => hashes.has(sha256(token))));
}
