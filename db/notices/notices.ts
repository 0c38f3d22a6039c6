import { sql } from 'kysely';
import type { MailFault, NoticeSubject } from '#workflows/domain/event.ts';
import type { Transaction } from '../transaction.ts';

/** For how long a notice is tried that the server could not take yet; RFC 5321, section 4.5.4.1, asks for four to five days. */
const TRIED_FOR = '5 days';

/** A notice that waits to be handed over. */
export interface PendingNotice {
  noticeId: string;
  caseId: string;
  about: NoticeSubject;
  attempts: number;
}

/**
 * Notices of decisions in a docket's uncontested cases; the workflow of a heard case handles its own. Those that failed
 * least come first, then the oldest.
 */
export async function pendingNotices(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  limit: number,
): Promise<PendingNotice[]> {
  const rows = await transaction
    .selectFrom('notices')
    .innerJoin('cases', (join) =>
      join.onRef('cases.institution_id', '=', 'notices.institution_id').onRef('cases.case_id', '=', 'notices.case_id'),
    )
    .leftJoin('hearings', (join) =>
      join
        .onRef('hearings.institution_id', '=', 'cases.institution_id')
        .onRef('hearings.case_id', '=', 'cases.case_id'),
    )
    .select(['notices.notice_id', 'notices.case_id', 'notices.about', 'notices.attempts'])
    .where('notices.institution_id', '=', institutionId)
    .where('notices.status', '=', 'pending')
    .where('notices.about', '=', 'decision')
    .where('cases.docket_id', '=', docketId)
    .where('hearings.case_id', 'is', null)
    .where(sql<boolean>`not cases.state ? 'leftDocket'`)
    .orderBy('notices.attempts')
    .orderBy('notices.created_at')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    noticeId: row.notice_id,
    caseId: row.case_id,
    about: row.about,
    attempts: row.attempts,
  }));
}

/** Which case a notice belongs to, and when it was handed over; `undefined` where the institution has no such notice. */
export async function findNotice(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
): Promise<{ caseId: string; handedOverAt: string | null } | undefined> {
  const row = await transaction
    .selectFrom('notices')
    .select(['case_id', 'handed_over_at'])
    .where('institution_id', '=', institutionId)
    .where('notice_id', '=', noticeId)
    .executeTakeFirst();
  return row && { caseId: row.case_id, handedOverAt: row.handed_over_at };
}

/** Notes that notices were handed over, with what they said; the texts never hold the link. */
export async function noteHandedOver(
  transaction: Transaction,
  institutionId: string,
  notices: readonly { noticeId: string; content: { subject: string; body: string }; reply: string | null }[],
  at: string,
): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    update notices set status = 'handedOver', attempts = attempts + 1, content = r.content, handed_over_at = ${at},
      fault = null, reply = r.reply, link_seed = null
    from jsonb_to_recordset(${JSON.stringify(notices)}::jsonb) as r ("noticeId" uuid, content jsonb, reply text)
    where notices.institution_id = ${institutionId} and notices.notice_id = r."noticeId"`.execute(transaction);
}

/** Those of the cases of whose notices any was handed over. */
export async function subjectsTold(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('notices')
    .select('case_id')
    .distinct()
    .where('institution_id', '=', institutionId)
    .where('status', '=', 'handedOver')
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .execute();
  return new Set(rows.map((row) => row.case_id));
}

/** Why a try failed. `reply`: the mail server's reply by its codes alone, where there was one. */
export interface Fault {
  fault: MailFault;
  reply: string | null;
}

/**
 * Notes a failed try. The notice is given up at once after a permanent fault, and after five days of temporary ones.
 *
 * @param linkSeed what its link was made from, for the next try; null where none was made
 */
export async function noteFailedNotice(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
  { fault, reply, linkSeed }: Fault & { linkSeed: string | null },
  at: string,
): Promise<{ pending: boolean; attempts: number }> {
  const { rows } = await sql<{ pending: boolean; attempts: number }>`
    update notices n set attempts = attempts + 1, fault = ${fault}, reply = ${reply},
      first_failed_at = coalesce(first_failed_at, ${at}),
      status = case when given_up then 'undeliverable' else 'pending' end,
      link_seed = case when not given_up then ${linkSeed} end
    from (
      select institution_id, notice_id,
        ${fault} = 'permanent' or coalesce(first_failed_at + ${TRIED_FOR}::interval <= ${at}, false) as given_up
      from notices where institution_id = ${institutionId} and notice_id = ${noticeId} for update
    ) tried
    where n.institution_id = tried.institution_id and n.notice_id = tried.notice_id
    returning status = 'pending' as pending, attempts`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error(`no notice ${noticeId}`);
  return row;
}

/** What the links of notices that were tried before were made from, by their ids. */
export async function linkSeeds(
  transaction: Transaction,
  institutionId: string,
  noticeIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await transaction
    .selectFrom('notices')
    .select(['notice_id', 'link_seed'])
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`notice_id = any(${noticeIds}::uuid[])`)
    .where('link_seed', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.link_seed === null ? [] : [[row.notice_id, row.link_seed] as const])));
}

/** The first notice of each case, made where it is missing; returns them by case. */
export async function openFirstNotices(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
  newId: () => string,
  at: string,
): Promise<Map<string, { noticeId: string; attempts: number }>> {
  if (caseIds.length === 0) return new Map();
  const read = (of: readonly string[]) =>
    transaction
      .selectFrom('notices')
      .select(['notice_id', 'case_id', 'attempts'])
      .where('institution_id', '=', institutionId)
      .where('about', '=', 'provisionalOutcome')
      .where(sql<boolean>`case_id = any(${of}::uuid[])`)
      .execute();
  const known = new Map((await read(caseIds)).map((row) => [row.case_id, row]));
  const made = caseIds
    .filter((caseId) => !known.has(caseId))
    .map((caseId) => ({ case_id: caseId, notice_id: newId(), attempts: 0 }));
  await insertNotices(
    transaction,
    institutionId,
    made.map((each) => ({
      noticeId: each.notice_id,
      caseId: each.case_id,
      about: 'provisionalOutcome',
      createdAt: at,
    })),
  );
  return new Map(
    [...known.values(), ...made].map((row) => [row.case_id, { noticeId: row.notice_id, attempts: row.attempts }]),
  );
}

/** Adds notices that wait to be handed over. */
export async function insertNotices(
  transaction: Transaction,
  institutionId: string,
  notices: readonly { noticeId: string; caseId: string; about: NoticeSubject; createdAt: string }[],
): Promise<void> {
  if (notices.length === 0) return;
  await sql`
    insert into notices (institution_id, notice_id, case_id, about, status, created_at)
    select ${institutionId}, "noticeId", "caseId", about, 'pending', "createdAt"
    from json_to_recordset(${JSON.stringify(notices)}::json)
      as r ("noticeId" uuid, "caseId" uuid, about text, "createdAt" timestamptz)`.execute(transaction);
}
