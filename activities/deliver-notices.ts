import { pendingNotices } from '#db/notices/notices.ts';
import { inTransaction } from '#db/transaction.ts';
import type { DocketRef, StepProgress } from '#workflows/contract.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { ActivityDependencies } from './deps.ts';
import { noteDelivery } from './notices/note-delivery.ts';
import { prepareMessages, type NoticeSource } from './notices/prepare-message.ts';
import { chunkOf, pauseAfter, sendAll } from './notices/send-all.ts';

/**
 * Hands over a batch of the notices of decisions in a docket's uncontested cases.
 *
 * @param progress called after every few notices
 */
export async function deliverDecisions(
  { database, clock, sender, ...source }: Pick<ActivityDependencies, 'database' | 'clock' | 'sender'> & NoticeSource,
  { institutionId, docketId }: DocketRef,
  progress: () => void,
): Promise<StepProgress> {
  const scope = { institutionId, actor: 'system:notices' };
  const prepared = await inTransaction(database, scope, async (transaction) => {
    const pending = await pendingNotices(transaction, institutionId, docketId, chunkOf(sender));
    const at = await clock(transaction);
    return { pending, messages: await prepareMessages(transaction, institutionId, pending, source, at) };
  });
  if (prepared.pending.length === 0) return { remaining: 0, pauseSeconds: 0 };
  const sent = await sendAll(sender, institutionId, prepared.messages, progress);
  return inTransaction(database, scope, async (transaction) => {
    await noteDelivery(transaction, institutionId, prepared.pending, sent, { clock, by: engine('docket') });
    const left = await pendingNotices(transaction, institutionId, docketId, 1);
    return { remaining: left.length, pauseSeconds: pauseAfter(left[0]?.attempts ?? 0) };
  });
}
