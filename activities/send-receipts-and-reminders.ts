import { putOffNotice } from '#db/notices/case-notices.ts';
import { openReceiptsAndReminders, takeReceiptsAndReminders } from '#db/notices/receipts-and-reminders.ts';
import { inTransaction } from '#db/transaction.ts';
import { engine } from '#workflows/domain/actor.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { GIVEN_UP_AFTER_MILLISECONDS } from './deliver-case.ts';
import type { ActivityDependencies } from './deps.ts';
import { noteDelivery } from './notices/note-delivery.ts';
import { prepareMessages, type NoticeSource } from './notices/prepare-message.ts';
import { chunkOf, pauseAfter, sendAll } from './notices/send-all.ts';

/**
 * Confirms by mail the claims that were raised half a minute ago, reminds subjects whose window ends soon and who have said nothing,
 * and tries again what the mail server did not take. Cases of an institution are found by index, so that hearings and dockets make
 * no look of their own for it.
 */
export async function sendReceiptsAndReminders(
  { database, clock, sender, ...source }: Pick<ActivityDependencies, 'database' | 'clock' | 'sender'> & NoticeSource,
  institutionId: string,
): Promise<void> {
  const scope = { institutionId, actor: 'system:sweeper' };
  await inTransaction(database, scope, async (transaction) =>
    openReceiptsAndReminders(transaction, institutionId, await clock(transaction)),
  );
  for (;;) {
    const { notices, messages } = await inTransaction(database, scope, async (transaction) => {
      const at = await clock(transaction);
      const taken = await takeReceiptsAndReminders(transaction, institutionId, {
        at,
        until: addMilliseconds(at, GIVEN_UP_AFTER_MILLISECONDS),
        limit: chunkOf(sender),
      });
      return { notices: taken, messages: await prepareMessages(transaction, institutionId, taken, source, at) };
    });
    if (notices.length === 0) return;
    const sent = await sendAll(sender, institutionId, messages, () => undefined);
    await inTransaction(database, scope, async (transaction) => {
      const waiting = await noteDelivery(transaction, institutionId, notices, sent, { clock, by: engine('sweeper') });
      const at = await clock(transaction);
      for (const [noticeId, attempts] of waiting)
        await putOffNotice(transaction, institutionId, noticeId, addMilliseconds(at, pauseAfter(attempts) * 1_000));
    });
  }
}
