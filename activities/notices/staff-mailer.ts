import { createTransport } from 'nodemailer';
import type { Database } from '#db/database.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import type { StaffLanguage } from '#workflows/domain/language.ts';
import { SENT_WITHIN_MILLISECONDS } from './notice-sender.ts';

/** A message to a member of staff. It has counts and a link, and nothing of what is in a case. */
export interface StaffMessage {
  institutionId: string;
  to: string;
  language: StaffLanguage;
  subject: string;
  body: string;
}

/** Sends a message to a member of staff; throws where it was not accepted. */
export type StaffMailer = (message: StaffMessage) => Promise<void>;

/** Sends messages to staff as plain mail. */
export function createSmtpStaffMailer(url: string, from: string): StaffMailer {
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
  const transport = createTransport({ url, ...limits }, { from });
  return async ({ to, language, subject, body }) => {
    await transport.sendMail({
      to: { name: '', address: to },
      subject,
      text: body,
      headers: { 'content-language': language },
      signal: AbortSignal.timeout(SENT_WITHIN_MILLISECONDS),
    });
  };
}

/** Stores messages to staff in the database instead of sending them, for the embedded stack. */
export const createStaffMailCatcher =
  (database: Database): StaffMailer =>
  async ({ institutionId, to, subject, body }) => {
    await inTransaction(database, { institutionId, actor: 'system:mail-catcher' }, (transaction) =>
      transaction
        .insertInto('caught_staff_mail')
        .values({
          institution_id: institutionId,
          mail_id: uuidv7(),
          recipient: to,
          subject,
          body,
          caught_at: new Date().toISOString(),
        })
        .execute(),
    );
  };
