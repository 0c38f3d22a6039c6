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
  (dependencies: ActivityDependencies): Activities['deliverNotices'] =>
  (which) =>
    deliverPending(dependencies, which.institutionId, which, heartbeat);

/**
 * Hands over a part of the notices that wait.
 *
 * @param which of a docket's cases, of one case, or those of new links
 * @param progress called after every few notices
 * @returns how many wait at least, and how long to let them
 */
export async function deliverPending(
  { database, clock, sender, publicUrl }: Pick<ActivityDependencies, 'database' | 'clock' | 'sender' | 'publicUrl'>,
  institutionId: string,
  which: Parameters<typeof pendingNotices>[2],
  progress: () => void,
): Promise<{ remaining: number; pauseSeconds: number }> {
  const scope = { institutionId, actor: 'system:notices' };
  const prepared = await inTransaction(database, scope, async (transaction) => {
    const pending = await pendingNotices(transaction, institutionId, which, CHUNK);
    return {
      pending,
      messages: await prepareMessages(transaction, institutionId, pending, publicUrl, await clock(transaction)),
    };
  });
  if (prepared.pending.length === 0) return { remaining: 0, pauseSeconds: 0 };
  const { handedOver } = await sendAll(sender, prepared.messages, progress);
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
}
