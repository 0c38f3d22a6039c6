import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from '#worker/standalone/demo/client.ts';
import type { SentDocket } from './play-cases.ts';

/** Acts of subjects while something is lost. */
export interface ActLog {
  /** Ids of claims whose receipt the subject has. */
  readonly acknowledged: string[];
  /** How many were not answered, or with 5xx. The subject cannot know whether those happened. */
  unanswered: number;
}

const AT_ONCE = 4;
const PAUSE_MILLISECONDS = 40;

/**
 * Subjects raise claims, each in words of its own and none twice, until the work beside them is done.
 *
 * @param beside is given the log, which grows meanwhile
 */
export async function whileClaimsComeIn(
  open: SentDocket['open'],
  beside: (log: ActLog) => Promise<void>,
): Promise<ActLog> {
  const log: ActLog = { acknowledged: [], unanswered: 0 };
  let [isDone, turn] = [false, 0];
  const claim = async () => {
    while (!isDone) {
      const number = turn++;
      const { subject, externalRef } = open[number % open.length]!;
      try {
        const { claimId } = await subject.claim(
          `What is different about ${externalRef}, said for the ${number}th time.`,
        );
        log.acknowledged.push(claimId);
      } catch (error) {
        if (!(error instanceof Refused && error.status < 500)) log.unanswered += 1;
      }
      await sleep(PAUSE_MILLISECONDS);
    }
  };
  const work = beside(log).finally(() => (isDone = true));
  await Promise.all([work, ...Array.from({ length: AT_ONCE }, claim)]);
  return log;
}
