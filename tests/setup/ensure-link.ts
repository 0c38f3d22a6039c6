import { sql } from 'kysely';
import { sha256 } from '#db/commitment.ts';
import type { Transaction } from '#db/transaction.ts';

const tokenOf = (caseId: string): string => `link-of-${caseId}`;

/** Creates a private link to a case, unless it has this one already, and returns its token. */
export async function ensureLink(transaction: Transaction, institutionId: string, caseId: string): Promise<string> {
  const token = tokenOf(caseId);
  await transaction
    .insertInto('appeal_links')
    .values({
      institution_id: institutionId,
      token_hash: sha256(token),
      case_id: caseId,
      created_at: '2026-03-02T09:00:00.000Z',
      expires_at: '2026-03-02T09:00:00.000Z',
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return token;
}

/** Lets the rest of a transaction write entries of a case's subject. */
export async function presentLinkOf(transaction: Transaction, institutionId: string, caseId: string): Promise<void> {
  const token = await ensureLink(transaction, institutionId, caseId);
  await sql`select set_config('hearken.presented_token', ${token}, true)`.execute(transaction);
}
