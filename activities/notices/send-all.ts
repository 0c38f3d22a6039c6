import { describeFault } from '#db/fault.ts';
import type { NoticeSender } from './notice-sender.ts';
import type { PreparedNotice } from './prepare-message.ts';

const AT_ONCE = 10;

/** Notices to be sent before they are noted: those are sent again after a crash, where each is a mail of its own. */
export const chunkOf = (sender: NoticeSender): number => (sender.sendTogether ? 500 : 100);

/**
 * Sends messages of one institution, all together where the sender can, else a few at once. A message that fails does not
 * hold up the others.
 */
export async function sendAll(
  sender: NoticeSender,
  institutionId: string,
  notices: readonly PreparedNotice[],
  progress: () => void,
): Promise<{ handedOver: PreparedNotice[]; failed: PreparedNotice[] }> {
  if (sender.sendTogether && notices.length > 0)
    try {
      await sender.sendTogether(
        institutionId,
        notices.map(({ message }) => message),
      );
      return { handedOver: [...notices], failed: [] };
    } catch (error) {
      process.emitWarning(`notices were not handed over together, but one by one: ${describeFault(error)}`);
    }
  const handedOver: PreparedNotice[] = [];
  const failed: PreparedNotice[] = [];
  for (let start = 0; start < notices.length; start += AT_ONCE) {
    await Promise.all(
      notices.slice(start, start + AT_ONCE).map(async (notice) => {
        try {
          await sender.send(notice.message);
          handedOver.push(notice);
        } catch (error) {
          process.emitWarning(`notice ${notice.message.noticeId} was not handed over: ${describeFault(error)}`);
          failed.push(notice);
        }
      }),
    );
    progress();
  }
  return { handedOver, failed };
}

const MAX_PAUSE = 600;

/** Seconds to wait after a number of failed tries: none after none, then 2, 4, 8 … up to ten minutes. */
export const pauseAfter = (attempts: number): number => (attempts === 0 ? 0 : Math.min(2 ** attempts, MAX_PAUSE));
