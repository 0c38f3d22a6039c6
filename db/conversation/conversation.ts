import { sql } from 'kysely';
import type { CaseMaterial } from '../cases/read-material.ts';
import { MESSAGES_CHANNEL } from './message-feed.ts';
import type { Transaction } from '../transaction.ts';

/** A message of a hearing's conversation. `seq` is that of its entry on the trail, and rises from message to message. */
export interface Message {
  seq: number;
  messageId: string;
  at: string;
  /** The person who sent it: the subject, or a judge by their id. */
  sender: { kind: 'subject' | 'human'; id: string };
  /** `null` once it is erased. */
  text: string | null;
}

/** The messages of a case after an entry of its trail, in the order in which they were sent. */
export async function readMessages(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  after = 0,
): Promise<Message[]> {
  const { rows } = await sql<Omit<Message, 'sender'> & { senderKind: 'subject' | 'human'; senderId: string }>`
    select t.seq, t.body ->> 'messageId' as "messageId", t.at, t.actor_kind as "senderKind", t.actor_id as "senderId",
      p.body as text
    from trail t
    left join personal_texts p
      on p.institution_id = t.institution_id and p.case_id = t.case_id and p.text_id = (t.body ->> 'messageId')::uuid
    where t.institution_id = ${institutionId} and t.case_id = ${caseId} and t.seq > ${after} and t.kind = 'messageSent'
    order by t.seq`.execute(transaction);
  return rows.map(({ senderKind, senderId, ...message }) => ({
    ...message,
    sender: { kind: senderKind, id: senderId },
  }));
}

/** How many messages a sender has sent in a case since a moment. */
export async function countMessagesSince(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  senderId: string,
  since: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from trail
    where institution_id = ${institutionId} and case_id = ${caseId} and kind = 'messageSent'
      and actor_id = ${senderId} and at > ${since}`.execute(transaction);
  return rows[0]?.count ?? 0;
}

/** Tells every API process, once the transaction is committed, that a case has a new message. */
export async function announceMessage(transaction: Transaction, caseId: string): Promise<void> {
  await sql`select pg_notify(${MESSAGES_CHANNEL}, ${caseId})`.execute(transaction);
}

/** The messages in a case's complete material. */
export const messagesIn = ({ trail, texts }: Pick<CaseMaterial, 'trail' | 'texts'>): Message[] =>
  trail.flatMap(({ seq, at, actor, event }) =>
    event.type === 'messageSent'
      ? [
          {
            seq,
            messageId: event.messageId,
            at,
            sender: { kind: actor.kind === 'subject' ? ('subject' as const) : ('human' as const), id: actor.id },
            text: texts.byId.get(event.messageId) ?? null,
          },
        ]
      : [],
  );
