import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A message that was caught instead of sent. */
export interface CaughtMail {
  id: string;
  caseId: string;
  to: string;
  subject: string;
  body: string;
  html: string | null;
  link: string;
  replyTo: string | null;
  at: string;
}

/** The messages caught for a case, oldest first. */
export async function listCaughtMail(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<CaughtMail[]> {
  const rows = await messages(transaction, institutionId)
    .where('case_id', '=', caseId)
    .orderBy('caught_at')
    .orderBy('notice_id')
    .execute();
  return rows.map(asMail);
}

/**
 * The messages caught last for any case of an institution, newest first.
 *
 * @param sought words of the recipient's address or of the subject line; all messages if omitted
 * @param isOpen whether only those about cases in their appeal window are listed
 */
export async function listNewestMail(
  transaction: Transaction,
  institutionId: string,
  { limit, sought, isOpen }: { limit: number; sought?: string | undefined; isOpen: boolean },
): Promise<CaughtMail[]> {
  const inWindow = transaction
    .selectFrom('cases')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('phase', '=', 'appealWindow');
  const rows = await messages(transaction, institutionId)
    .$if(isOpen, (query) => query.where('case_id', 'in', inWindow))
    .$if(sought !== undefined, (query) =>
      query.where(sql<boolean>`position(lower(${sought}) in lower(recipient || ' ' || subject)) > 0`),
    )
    .orderBy('caught_at', 'desc')
    .orderBy('notice_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asMail);
}

const messages = (transaction: Transaction, institutionId: string) =>
  transaction
    .selectFrom('caught_mail')
    .select(['notice_id', 'case_id', 'recipient', 'subject', 'body', 'html', 'link', 'reply_to', 'caught_at'])
    .where('institution_id', '=', institutionId);

const asMail = (row: Awaited<ReturnType<ReturnType<typeof messages>['execute']>>[number]): CaughtMail => ({
  id: row.notice_id,
  caseId: row.case_id,
  to: row.recipient,
  subject: row.subject,
  body: row.body,
  html: row.html,
  link: row.link,
  replyTo: row.reply_to,
  at: row.caught_at,
});

/** A message to a member of staff that was caught instead of sent. */
export interface CaughtStaffMail {
  to: string;
  subject: string;
  body: string;
  at: string;
}

/** The messages to staff of an institution that were caught last, newest first. */
export async function listNewestStaffMail(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<CaughtStaffMail[]> {
  const rows = await transaction
    .selectFrom('caught_staff_mail')
    .select(['recipient', 'subject', 'body', 'caught_at'])
    .where('institution_id', '=', institutionId)
    .orderBy('mail_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ recipient: to, subject, body, caught_at: at }) => ({ to, subject, body, at }));
}
