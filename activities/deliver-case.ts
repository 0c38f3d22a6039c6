import { addMilliseconds } from '#workflows/domain/duration.ts';
import { putOffNotice, takeCaseNotices } from '#db/notices/case-notices.ts';
import { describeFault } from '#db/fault.ts';
import type { PendingNotice } from '#db/notices/notices.ts';
import type { Transaction } from '#db/transaction.ts';
import type { CaseRef } from '#workflows/contract.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { ActivityDependencies } from './deps.ts';
import { SENT_WITHIN_MILLISECONDS } from './notices/notice-sender.ts';
import { noteDelivery } from './notices/note-delivery.ts';
import { prepareMessages, type NoticeSource, type PreparedNotice } from './notices/prepare-message.ts';
import { pauseAfter, sendAll, type Sent } from './notices/send-all.ts';

/**
 * How long a worker's claim on notices lasts. After this time without a recorded outcome they are retried: the worker must be
 * gone, because the mail server has had time to accept or fail two rounds of them.
 */
export const GIVEN_UP_AFTER_MILLISECONDS = 2 * SENT_WITHIN_MILLISECONDS + 10_000;

/** Notices of a case that a worker has claimed, with the messages to send for them. */
export interface Taken {
  notices: PendingNotice[];
  messages: PreparedNotice[];
}

/** Claims the due notices of a locked case, so that no other worker hands them over meanwhile. */
export async function takeMessages(
  source: NoticeSource,
  transaction: Transaction,
  { institutionId, caseId }: CaseRef,
  at: string,
): Promise<Taken> {
  const until = addMilliseconds(at, GIVEN_UP_AFTER_MILLISECONDS);
  const notices = await takeCaseNotices(transaction, institutionId, caseId, at, until);
  return { notices, messages: await prepareMessages(transaction, institutionId, notices, source, at) };
}

/**
 * Sends the claimed notices and records the outcome. A slow mail server does not delay the case: after `patience` milliseconds
 * the sending continues in the background.
 *
 * @param note records what became of the messages
 * @returns the result of `note`, or `undefined` if it is not available yet
 */
export async function sendTaken<T>(
  { sender }: Pick<ActivityDependencies, 'sender'>,
  { institutionId, caseId }: CaseRef,
  { messages }: Taken,
  note: (sent: Sent) => Promise<T>,
  patience: number,
): Promise<T | undefined> {
  const sending = sendAll(sender, institutionId, messages, () => undefined).then(note);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      sending.catch((error: unknown) => {
        process.emitWarning(`notices of case ${caseId} are tried again later: ${describeFault(error)}`);
      });
      resolve(undefined);
    }, patience);
  });
  try {
    return await Promise.race([sending, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Records what became of the claimed notices, and when those that still wait are retried. */
export async function noteTaken(
  { clock }: Pick<ActivityDependencies, 'clock'>,
  transaction: Transaction,
  institutionId: string,
  { notices }: Taken,
  sent: Sent,
): Promise<void> {
  const waiting = await noteDelivery(transaction, institutionId, notices, sent, { clock, by: engine('hearing') });
  if (waiting.size === 0) return;
  const at = await clock(transaction);
  for (const [noticeId, attempts] of waiting)
    await putOffNotice(transaction, institutionId, noticeId, addMilliseconds(at, pauseAfter(attempts) * 1_000));
}
