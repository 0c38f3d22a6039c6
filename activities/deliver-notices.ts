import { heartbeat } from '@temporalio/activity';
import { noteFailedNotice, noteHandedOver, pendingNotices } from '../db/notices.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';
import { prepareMessages } from './notices/prepare-message.ts';
import { pauseAfter, sendAll } from './notices/send-all.ts';

const CHUNK = 100;

/** Hands over notices that came of what happened to a case: questions, decisions, withdrawals. */
export const createDeliverNotices =
  ({ database, clock, sender, publicUrl }: ActivityDependencies): Activities['deliverNotices'] =>
  async (which) => {
    const { institutionId } = which;
    const scope = { institutionId, actor: 'system:notices' };
    const prepared = await inTransaction(database, scope, async (transaction) => {
      const pending = await pendingNotices(transaction, institutionId, which, CHUNK);
      return {
        pending,
        messages: await prepareMessages(transaction, institutionId, pending, publicUrl, await clock(transaction)),
      };
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
      const left = await pendingNotices(transaction, institutionId, which, 1);
      return { remaining: left.length, pauseSeconds: pauseAfter(left[0]?.attempts ?? 0) };
    });
  };
