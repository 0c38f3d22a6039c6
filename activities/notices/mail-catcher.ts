import { sql } from 'kysely';
import type { Database } from '#db/database.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { Message, NoticeSender } from './notice-sender.ts';

/**
 * Stores messages in the database instead of sending them, for the embedded stack; nothing leaves the machine. A
 * message that is sent again, as after a crash, takes the place of the first.
 */
export function createMailCatcher(database: Database): NoticeSender {
  const store = async (institutionId: string, messages: readonly Message[]): Promise<void> => {
    await inTransaction(database, { institutionId, actor: 'system:mail-catcher' }, (transaction) =>
      storeMessages(transaction, institutionId, messages),
    );
  };
  return {
    async send(message) {
      await store(message.institutionId, [message]);
      return null;
    },
    sendTogether: store,
  };
}

async function storeMessages(
  transaction: Transaction,
  institutionId: string,
  messages: readonly Message[],
): Promise<void> {
  await sql`
    insert into caught_mail (institution_id, notice_id, case_id, recipient, subject, body, html, link, reply_to,
      caught_at)
    select ${institutionId}, "noticeId", "caseId", "to", subject, body, html, link, "replyTo", clock_timestamp()
    from json_to_recordset(${JSON.stringify(messages.map(({ logo: _, ...message }) => message))}::json)
      as r ("noticeId" uuid, "caseId" uuid, "to" text, subject text, body text, html text, link text,
        "replyTo" text)
    on conflict (institution_id, notice_id) do update set
      recipient = excluded.recipient, subject = excluded.subject, body = excluded.body, html = excluded.html,
      link = excluded.link, reply_to = excluded.reply_to, caught_at = excluded.caught_at`.execute(transaction);
}
