import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { sha256 } from './commitment.ts';
import type { Database } from './database.ts';
import { inTransaction, type Transaction } from './transaction.ts';

/** A fresh appeal token: 256 random bits, base64url. Only its hash is ever stored. */
export const newAppealToken = (): string => randomBytes(32).toString('base64url');

const PATTERN = /^[A-Za-z0-9_-]{43}$/;

export async function storeAppealLinks(
  transaction: Transaction,
  institutionId: string,
  links: readonly { caseId: string; token: string; createdAt: string; expiresAt: string }[],
): Promise<void> {
  if (links.length === 0) return;
  await transaction
    .insertInto('appeal_links')
    .values(
      links.map((link) => ({
        institution_id: institutionId,
        token_hash: sha256(link.token),
        case_id: link.caseId,
        created_at: link.createdAt,
        expires_at: link.expiresAt,
        revoked_at: null,
      })),
    )
    .execute();
}

/**
 * The case that a token opens, or `undefined` when it is unknown, expired or revoked: the caller must not tell which.
 *
 * The institution is not known before the link is found, so the presented hash alone lets its one row be seen.
 */
export async function resolveAppealLink(
  database: Database,
  token: string,
): Promise<{ institutionId: string; caseId: string } | undefined> {
  if (!PATTERN.test(token)) return undefined;
  const hash = sha256(token);
  const scope = { institutionId: '', actor: 'subject:unknown', presentedLink: hash };
  const row = await inTransaction(database, scope, (transaction) =>
    transaction
      .selectFrom('appeal_links')
      .select(['institution_id', 'case_id'])
      .where('token_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', sql<string>`clock_timestamp()`)
      .executeTakeFirst(),
  );
  return row && { institutionId: row.institution_id, caseId: row.case_id };
}
