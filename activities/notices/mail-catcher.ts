import { sql } from 'kysely';
import type { Database } from '../../db/database.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { NoticeSender } from './notice-sender.ts';

/**
 * Keeps messages in the database instead of sending them, for the embedded stack; nothing leaves the machine. A message that
 * is sent again, as after a crash, takes the place of the first.
 */
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
          .onConflict((conflict) =>
            conflict.columns(['institution_id', 'notice_id']).doUpdateSet((expression) => ({
              recipient: expression.ref('excluded.recipient'),
              subject: expression.ref('excluded.subject'),
              body: expression.ref('excluded.body'),
              link: expression.ref('excluded.link'),
              caught_at: expression.ref('excluded.caught_at'),
            })),
          )
          .execute(),
      );
    },
  };
}
