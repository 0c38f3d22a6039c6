import type { NoticeAbout } from './schema.ts';
import type { Transaction } from './transaction.ts';

/** After this many failed tries a notice counts as undeliverable. */
export const MOST_NOTICE_ATTEMPTS = 12;

/** A notice that waits to be handed over. */
export interface PendingNotice {
  noticeId: string;
  caseId: string;
  about: NoticeAbout;
  attempts: number;
}

/**
 * Notices of decisions in a docket's cases that nobody contested; a case that was heard sees to its own. Those that failed
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
      join
        .onRef('cases.institution_id', '=', 'notices.institution_id')
        .onRef('cases.case_id', '=', 'notices.case_id'),
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

/** Notes that a notice was handed over, with what it said; the text never holds the link. */
export async function noteHandedOver(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
  content: { subject: string; body: string },
  at: string,
): Promise<void> {
  await transaction
    .updateTable('notices')
    .set((expression) => ({
      status: 'handedOver',
      attempts: expression('attempts', '+', 1),
      content: JSON.stringify(content),
      handed_over_at: at,
    }))
    .where('institution_id', '=', institutionId)
    .where('notice_id', '=', noticeId)
    .execute();
}

/** Notes a failed try; the notice is given up after {@link MOST_NOTICE_ATTEMPTS}. Returns whether it still waits. */
export async function noteFailedNotice(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
): Promise<{ pending: boolean; attempts: number }> {
  const row = await transaction
    .updateTable('notices')
    .set((expression) => ({
      attempts: expression('attempts', '+', 1),
      status: expression
        .case()
        .when(expression('attempts', '+', 1), '>=', MOST_NOTICE_ATTEMPTS)
        .then('undeliverable' as const)
        .else('pending' as const)
        .end(),
    }))
    .where('institution_id', '=', institutionId)
    .where('notice_id', '=', noticeId)
    .returning(['status', 'attempts'])
    .executeTakeFirstOrThrow();
  return { pending: row.status === 'pending', attempts: row.attempts };
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
  const read = () =>
    transaction
      .selectFrom('notices')
      .select(['notice_id', 'case_id', 'attempts'])
      .where('institution_id', '=', institutionId)
      .where('about', '=', 'provisionalOutcome')
      .where('case_id', 'in', [...caseIds])
      .execute();
  const known = new Set((await read()).map((row) => row.case_id));
  const missing = caseIds.filter((caseId) => !known.has(caseId));
  if (missing.length > 0)
    await transaction
      .insertInto('notices')
      .values(
        missing.map((case_id) => ({
          institution_id: institutionId,
          notice_id: newId(),
          case_id,
          about: 'provisionalOutcome' as const,
          status: 'pending' as const,
          created_at: at,
        })),
      )
      .execute();
  return new Map((await read()).map((row) => [row.case_id, { noticeId: row.notice_id, attempts: row.attempts }]));
}
