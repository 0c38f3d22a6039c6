import { sql } from 'kysely';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Transaction } from '../transaction.ts';

/** How long a replaced link still opens its case after the new one was handed over, in milliseconds. */
const OPENS_AFTER_HAND_OVER = 3_600_000;

/** How long after a replacement the next one is refused, in milliseconds. */
const BETWEEN_REPLACEMENTS = 600_000;

/**
 * Sends a new link to a case's subject, in place of those that they have. The old ones open the case until an hour
 * after the new one was handed over, so that a subject is never without a link. Links that they granted to helpers
 * stay.
 *
 * @param by the account that asks for it
 * @returns how many links are replaced, what is missing, or in how many seconds the next replacement is allowed
 */
export async function replaceAppealLinks(
  transaction: Transaction,
  institutionId: string,
  { caseId, by, noticeId }: { caseId: string; by: string; noticeId: string },
  at: string,
): Promise<{ revoked: number } | { missing: 'case' | 'contact' } | { retryAfterSeconds: number }> {
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
  const last = await transaction
    .selectFrom('notices')
    .select(({ fn }) => fn.max('created_at').as('at'))
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('about', '=', 'newLink')
    .executeTakeFirst();
  const wait = last?.at ? Date.parse(last.at) + BETWEEN_REPLACEMENTS - Date.parse(at) : 0;
  if (wait > 0) return { retryAfterSeconds: Math.ceil(wait / 1_000) };
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
  const replaced = await replaceLinksBy(transaction, institutionId, { caseId, by, noticeId }, at);
  return { revoked: Number(replaced.numUpdatedRows) };
}

/**
 * The links that went to a contact that was wrong end an hour after the notice to the new one was handed over: until then they may
 * be all that the subject has.
 *
 * @param by the account that corrected the contact
 */
export async function replaceLinksOfContact(
  transaction: Transaction,
  institutionId: string,
  { caseId, by }: { caseId: string; by: string },
  at: string,
): Promise<void> {
  const notice = await transaction
    .selectFrom('notices')
    .select('notice_id')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('about', '=', 'contactCorrected')
    .where('status', '=', 'pending')
    .orderBy('notice_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (notice) await replaceLinksBy(transaction, institutionId, { caseId, by, noticeId: notice.notice_id }, at);
}

/** Notes the notice in whose favour the links of a subject end, other than those of their helpers. */
const replaceLinksBy = (
  transaction: Transaction,
  institutionId: string,
  { caseId, by, noticeId }: { caseId: string; by: string; noticeId: string },
  at: string,
) =>
  transaction
    .updateTable('appeal_links')
    .set({ replaced_by: noticeId, revoked_by: by })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('revoked_at', 'is', null)
    .where('helper_id', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirstOrThrow();

/**
 * Gives links that were replaced by notices one more hour, once those notices were handed over.
 *
 * @param at when they were handed over, RFC 3339 UTC
 */
export async function endReplacedLinks(
  transaction: Transaction,
  institutionId: string,
  notices: readonly { noticeId: string; caseId: string }[],
  at: string,
): Promise<void> {
  if (notices.length === 0) return;
  await transaction
    .updateTable('appeal_links')
    .set({ revoked_at: addMilliseconds(at, OPENS_AFTER_HAND_OVER) })
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`case_id = any(${notices.map(({ caseId }) => caseId)}::uuid[])`)
    .where(sql<boolean>`replaced_by = any(${notices.map(({ noticeId }) => noticeId)}::uuid[])`)
    .where('revoked_at', 'is', null)
    .execute();
}
