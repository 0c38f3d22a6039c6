import { describeFault } from '#db/fault.ts';
import { countMatters } from '#db/staff-mail/count-matters.ts';
import { recordMailSent, takeMailReaders, type MailReader } from '#db/staff-mail/settings.ts';
import type { Topic } from '#db/schema/mail-topics.ts';
import { inTransaction } from '#db/transaction.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { staffLanguageOf } from '#workflows/domain/language.ts';
import type { ActivityDependencies } from './deps.ts';
import { composeStaffMail } from './notices/compose-staff-mail.ts';
import type { StaffMailer } from './notices/staff-mailer.ts';

const DAY_MILLISECONDS = 86_400_000;
/** After a message was not accepted, the next try waits for this long. */
const RETRY_MILLISECONDS = 600_000;

/**
 * Tells the members of an institution's staff who asked for it what waits for them: at once where there is more of something than
 * they were told last, or once a day, in the language that they chose, otherwise in the institution's.
 */
export async function sendStaffMail(
  {
    database,
    clock,
    publicUrl,
    houses,
    staffMailer,
  }: Pick<ActivityDependencies, 'database' | 'clock' | 'publicUrl' | 'houses'> & { staffMailer: StaffMailer },
  institutionId: string,
): Promise<void> {
  const scope = { institutionId, actor: 'system:sweeper' };
  const { readers, at } = await inTransaction(database, scope, async (transaction) => {
    const now = await clock(transaction);
    return {
      at: now,
      readers: await takeMailReaders(transaction, institutionId, now, addMilliseconds(now, RETRY_MILLISECONDS)),
    };
  });
  for (const reader of readers) {
    const counts = await inTransaction(database, scope, (transaction) =>
      countMatters(transaction, institutionId, reader.staffId, at),
    );
    const told = Object.fromEntries(reader.topics.map((topic) => [topic, counts[topic]]));
    const matters = mattersFor(reader, told, at);
    const language = reader.language ?? staffLanguageOf(houses?.get(institutionId)?.languages);
    if (matters.length > 0)
      try {
        await staffMailer({
          institutionId,
          to: reader.address,
          language,
          ...composeStaffMail(matters, publicUrl, language),
        });
      } catch (error) {
        process.emitWarning(`a member of staff is told later: ${describeFault(error)}`);
        continue;
      }
    await inTransaction(database, scope, (transaction) =>
      recordMailSent(transaction, institutionId, reader.staffId, {
        told: matters.length > 0 || reader.how === 'atOnce' ? told : reader.told,
        toldAt: matters.length > 0 ? at : reader.toldAt,
      }),
    );
  }
}

/** What a person is told now, what is new first; nothing where they wait for their day to pass, or nothing is new. */
function mattersFor(
  { how, told: before, toldAt, topics }: MailReader,
  told: MailReader['told'],
  at: string,
): { topic: Topic; count: number }[] {
  const waiting = topics.flatMap((topic) => {
    const count = told[topic] ?? 0;
    return count > 0 ? [{ topic, count, isNew: count > (before[topic] ?? 0) }] : [];
  });
  const isTime = how === 'daily' ? at >= addMilliseconds(toldAt, DAY_MILLISECONDS) : waiting.some(({ isNew }) => isNew);
  if (!isTime) return [];
  return waiting.toSorted((a, b) => Number(b.isNew) - Number(a.isNew)).map(({ topic, count }) => ({ topic, count }));
}
