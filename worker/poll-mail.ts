import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityDependencies } from '#activities/deps.ts';
import { sendReceiptsAndReminders } from '#activities/send-receipts-and-reminders.ts';
import { describeFault } from '#db/fault.ts';
import { listInstitutions } from '#db/policies.ts';

type MailDependencies = Pick<ActivityDependencies, 'database' | 'clock' | 'sender' | 'publicUrl'>;

/**
 * Sends, for every institution in turn, the mail that no case waits for. A slow mail server delays the next round and nothing else.
 *
 * @returns how to stop it: resolves once the round that is under way has ended
 */
export function pollMail(dependencies: MailDependencies, everyMilliseconds: number): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const round = async () => {
    try {
      for (const institutionId of await listInstitutions(dependencies.database))
        await sendReceiptsAndReminders(dependencies, institutionId);
    } catch (error) {
      process.emitWarning(`receipts and reminders are tried again later: ${describeFault(error)}`);
    }
  };
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await round();
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}
