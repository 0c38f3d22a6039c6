import type { Transaction } from './transaction.ts';

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
  const rows = await transaction
    .selectFrom('caught_mail')
    .select(['notice_id', 'case_id', 'recipient', 'subject', 'body', 'html', 'link', 'reply_to', 'caught_at'])
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .orderBy('caught_at')
    .orderBy('notice_id')
    .execute();
  return rows.map((row) => ({
    id: row.notice_id,
    caseId: row.case_id,
    to: row.recipient,
    subject: row.subject,
    body: row.body,
    html: row.html,
    link: row.link,
    replyTo: row.reply_to,
    at: row.caught_at,
  }));
}
