import { describeFault } from '#db/fault.ts';
import type { Fault } from '#db/notices/notices.ts';
import type { PaperWay } from '#workflows/domain/paper-way.ts';
import { NotAccepted, type NoticeSender } from './notice-sender.ts';
import type { PreparedNotice } from './prepare-message.ts';

const AT_ONCE = 10;

/** Notices to be sent before they are noted: those are sent again after a crash, where each is a mail of its own. */
export const chunkOf = (sender: NoticeSender): number => (sender.sendTogether ? 500 : 100);

/** What became of messages: those that were accepted, with the server's reply, why others were not, and letters, which wait for a person. */
export interface Sent {
  handedOver: (PreparedNotice & { reply: string | null })[];
  onPaper: (PreparedNotice & { onPaper: PaperWay })[];
  /** By the ids of the notices, with what their links were made from. */
  failed: Map<string, Fault & { linkSeed: string }>;
}

/**
 * Sends messages of one institution, all together where the sender can, else a few at once. A message that fails does not
 * hold up the others.
 */
export async function sendAll(
  sender: NoticeSender,
  institutionId: string,
  prepared: readonly PreparedNotice[],
  progress: () => void,
): Promise<Sent> {
  const onPaper = prepared.flatMap((notice) =>
    notice.onPaper === null ? [] : [{ ...notice, onPaper: notice.onPaper }],
  );
  const notices = prepared.filter((notice) => notice.onPaper === null);
  if (sender.sendTogether && notices.length > 0)
    try {
      await sender.sendTogether(
        institutionId,
        notices.map(({ message }) => message),
      );
      return { handedOver: notices.map((notice) => ({ ...notice, reply: null })), onPaper, failed: new Map() };
    } catch (error) {
      process.emitWarning(`notices were not handed over together, but one by one: ${describeFault(error)}`);
    }
  const handedOver: Sent['handedOver'] = [];
  const failed: Sent['failed'] = new Map();
  for (let start = 0; start < notices.length; start += AT_ONCE) {
    await Promise.all(
      notices.slice(start, start + AT_ONCE).map(async (notice) => {
        try {
          handedOver.push({ ...notice, reply: await sender.send(notice.message) });
        } catch (error) {
          process.emitWarning(`notice ${notice.message.noticeId} was not handed over: ${describeFault(error)}`);
          failed.set(notice.message.noticeId, { ...faultOf(error), linkSeed: notice.linkSeed });
        }
      }),
    );
    progress();
  }
  return { handedOver, onPaper, failed };
}

/** What is not known to be permanent may pass. */
const faultOf = (error: unknown): Fault =>
  error instanceof NotAccepted ? { fault: error.fault, reply: error.reply } : { fault: 'temporary', reply: null };

const MAX_PAUSE = 3_600;

/**
 * Seconds to wait after a number of failed tries: none after none, then about 2, 4, 8 … up to an hour, each up to a quarter
 * shorter or longer at random, so that notices that failed together do not come back together.
 */
export const pauseAfter = (attempts: number): number =>
  attempts === 0 ? 0 : Math.min(2 ** attempts, MAX_PAUSE) * (0.75 + Math.random() / 2);
