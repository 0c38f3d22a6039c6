import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { NoticeSender } from './notice-sender.ts';

/** Keeps messages in the database instead of sending them, for the embedded stack; nothing leaves the machine. */
export function createMailCatcher(database: Database): NoticeSender {
  return {
    async send({ institutionId, noticeId, caseId, to, subject, body, link }) {
      await inTransaction(database, { institutionId, actor: 'system:mail-catcher' }, (transaction) =>
        transaction
          .insertInto('caught_mail')
          .values({
            institution_id: institutionId,
            notice_id: noticeId,
            case_id: caseId,
            recipient: to,
            subject,
            body,
            link,
            caught_at: sql<string>`clock_timestamp()`,
          })
          .execute(),
      );
    },
  };
}
