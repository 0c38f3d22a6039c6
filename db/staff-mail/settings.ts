import { sql } from 'kysely';
import type { StaffLanguage } from '#workflows/domain/language.ts';
import type { Transaction } from '../transaction.ts';
import type { Topic } from '../schema/mail-topics.ts';

/** What a member of staff wants to be told by mail, where, and how often. */
export interface MailSettings {
  address: string;
  how: 'atOnce' | 'daily';
  topics: Topic[];
  /** `null` stands for the institution's. */
  language: StaffLanguage | null;
}

/** A member of staff who wants mail, and what they were told last. */
export interface MailReader extends MailSettings {
  staffId: string;
  told: Partial<Record<Topic, number>>;
  toldAt: string;
}

/** A person's settings; `undefined` where they get no mail. */
export async function findMailSettings(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
): Promise<MailSettings | undefined> {
  return transaction
    .selectFrom('staff_mail')
    .select(['address', 'how', 'topics', 'language'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** Stores a person's settings, or ends their mail for `null`. They are told anew of everything that waits. */
export async function storeMailSettings(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  settings: MailSettings | null,
  at: string,
): Promise<void> {
  await transaction
    .deleteFrom('staff_mail')
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .execute();
  if (settings)
    await transaction
      .insertInto('staff_mail')
      .values({ institution_id: institutionId, staff_id: staffId, ...settings, told_at: at })
      .execute();
}

/**
 * Takes the people of an institution who want mail and whom no other process is writing to, until a given time. People who were set
 * inactive get none.
 */
export async function takeMailReaders(
  transaction: Transaction,
  institutionId: string,
  at: string,
  until: string,
): Promise<MailReader[]> {
  const { rows } = await sql<MailReader>`
    update staff_mail m set retry_at = ${until}
    where m.institution_id = ${institutionId} and m.staff_id in (
      select w.staff_id from staff_mail w
      where w.institution_id = ${institutionId} and coalesce(w.retry_at <= ${at}, true)
        and (w.how = 'atOnce' or w.told_at <= ${at}::timestamptz - interval '1 day')
        and not exists (
          select from staff s
          where s.institution_id = w.institution_id and s.staff_id = w.staff_id and not s.active)
      for update skip locked)
    returning m.staff_id as "staffId", m.address, m.how, m.topics, m.language, m.told, m.told_at as "toldAt"`.execute(
    transaction,
  );
  return rows;
}

/** Notes what a person was told. `toldAt` is when they were written to last. */
export async function recordMailSent(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  { told, toldAt }: Pick<MailReader, 'told' | 'toldAt'>,
): Promise<void> {
  await transaction
    .updateTable('staff_mail')
    .set({ told: JSON.stringify(told), told_at: toldAt, retry_at: null })
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .execute();
}
