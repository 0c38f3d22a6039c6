import { putOffNotice, takeCaseNotices } from '../db/case-notices.ts';
import { describeFault } from '../db/fault.ts';
import { noteFailedNotice, noteHandedOver, type PendingNotice } from '../db/notices.ts';
import { inTransaction } from '../db/transaction.ts';
import type { CaseRef } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';
import { prepareMessages, type PreparedNotice } from './notices/prepare-message.ts';
import { pauseAfter, sendAll } from './notices/send-all.ts';

/** After this long without news of them, notices that were taken to be handed over are tried again. */
const GIVEN_UP_AFTER_MILLISECONDS = 60_000;

type Needs = Pick<ActivityDependencies, 'database' | 'clock' | 'sender' | 'publicUrl'>;

/**
 * Hands over the notices of a case that wait. A mail server that takes its time does not stop the case's time: after
 * `patience` milliseconds the handing over goes on by itself.
 *
 * @returns whether it is done
 */
export async function deliverCase(needs: Needs, which: CaseRef, patience: number): Promise<boolean> {
  const delivering = deliver(needs, which).then(() => true);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      delivering.catch((error: unknown) => {
        process.emitWarning(`notices of case ${which.caseId} are tried again later: ${describeFault(error)}`);
      });
      resolve(false);
    }, patience);
  });
  try {
    return await Promise.race([delivering, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function deliver(needs: Needs, { institutionId, caseId }: CaseRef): Promise<void> {
  const { database, clock, sender, publicUrl } = needs;
  const scope = { institutionId, actor: 'system:notices' };
  const { taken, messages } = await inTransaction(database, scope, async (transaction) => {
    const at = await clock(transaction);
    const until = after(at, GIVEN_UP_AFTER_MILLISECONDS);
    const taken = await takeCaseNotices(transaction, institutionId, caseId, at, until);
    return { taken, messages: await prepareMessages(transaction, institutionId, taken, publicUrl, at) };
  });
  if (taken.length === 0) return;
  const { handedOver } = await sendAll(sender, institutionId, messages, () => undefined);
  await inTransaction(database, scope, async (transaction) => {
    const at = await clock(transaction);
    await noteHandedOver(
      transaction,
      institutionId,
      handedOver.map(({ message, content }) => ({ noticeId: message.noticeId, content })),
      at,
    );
    for (const { noticeId } of taken.filter((notice) => !isAmong(handedOver, notice))) {
      const { attempts } = await noteFailedNotice(transaction, institutionId, noticeId);
      await putOffNotice(transaction, institutionId, noticeId, after(at, pauseAfter(attempts) * 1_000));
    }
  });
}

const isAmong = (handedOver: readonly PreparedNotice[], { noticeId }: PendingNotice): boolean =>
  handedOver.some(({ message }) => message.noticeId === noticeId);

const after = (at: string, milliseconds: number): string => new Date(Date.parse(at) + milliseconds).toISOString();
