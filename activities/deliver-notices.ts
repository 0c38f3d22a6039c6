import { heartbeat } from '@temporalio/activity';
import { scheduleDocket } from '../db/dockets.ts';
import { noteFailedNotice, noteHandedOver, pendingNotices } from '../db/notices.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';
import { prepareMessages } from './notices/prepare-message.ts';
import { pauseAfter, sendAll } from './notices/send-all.ts';

const CHUNK = 100;

/** Hands over a part of the decisions in a docket's cases that nobody contested, and notes when to look at it again. */
export const createDeliverNotices =
  ({ database, clock, sender, publicUrl }: ActivityDependencies): Activities['deliverNotices'] =>
  async ({ institutionId, docketId }) => {
    const scope = { institutionId, actor: 'system:notices' };
    const prepared = await inTransaction(database, scope, async (transaction) => {
      const pending = await pendingNotices(transaction, institutionId, docketId, CHUNK);
      const at = await clock(transaction);
      if (pending.length === 0) await scheduleDocket(transaction, institutionId, docketId, at);
      return { pending, messages: await prepareMessages(transaction, institutionId, pending, publicUrl, at) };
    });
    if (prepared.pending.length === 0) return { remaining: 0, pauseSeconds: 0 };
    const { handedOver } = await sendAll(sender, prepared.messages, heartbeat);
    return inTransaction(database, scope, async (transaction) => {
      const at = await clock(transaction);
      for (const { message, content } of handedOver)
        await noteHandedOver(transaction, institutionId, message.noticeId, content, at);
      const sent = new Set(handedOver.map(({ message }) => message.noticeId));
      for (const { noticeId } of prepared.pending.filter((notice) => !sent.has(notice.noticeId)))
        await noteFailedNotice(transaction, institutionId, noticeId);
      const left = await pendingNotices(transaction, institutionId, docketId, 1);
      if (left.length === 0) await scheduleDocket(transaction, institutionId, docketId, at);
      return { remaining: left.length, pauseSeconds: pauseAfter(left[0]?.attempts ?? 0) };
    });
  };
