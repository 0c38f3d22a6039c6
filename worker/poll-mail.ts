import type { ActivityDependencies } from '#activities/deps.ts';
import type { StaffMailer } from '#activities/notices/staff-mailer.ts';
import { sendReceiptsAndReminders } from '#activities/send-receipts-and-reminders.ts';
import { sendStaffMail } from '#activities/send-staff-mail.ts';
import { describeFault } from '#db/fault.ts';
import { listInstitutions } from '#db/policies/policies.ts';
import { poll } from './poll.ts';

type MailDependencies = Pick<ActivityDependencies, 'database' | 'clock' | 'sender' | 'publicUrl' | 'houses'> & {
  staffMailer: StaffMailer;
};

/**
 * Sends, for every institution in turn, the mail that no case waits for. A slow mail server delays only the next round.
 *
 * @returns how to stop it: resolves once the current round has ended
 */
export function pollMail(dependencies: MailDependencies, everyMilliseconds: number): { stop: () => Promise<void> } {
  return poll(async () => {
    try {
      for (const institutionId of await listInstitutions(dependencies.database))
        await sendFor(dependencies, institutionId).catch(warn);
    } catch (error) {
      warn(error);
    }
  }, everyMilliseconds);
}

async function sendFor(dependencies: MailDependencies, institutionId: string): Promise<void> {
  await sendReceiptsAndReminders(dependencies, institutionId);
  await sendStaffMail(dependencies, institutionId);
}

function warn(error: unknown): void {
  process.emitWarning(`mail that no case waits for is tried again later: ${describeFault(error)}`);
}
