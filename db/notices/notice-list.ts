import type { NoticeSubject } from '#workflows/domain/event.ts';
import type { Transaction } from '../transaction.ts';

export const NOTICE_STATUSES = ['pending', 'onPaper', 'handedOver', 'undeliverable'] as const;
export type NoticeStatus = (typeof NOTICE_STATUSES)[number];

/** A notice in a list: what it was about and what became of it, without its words. */
export interface NoticeListRow {
  noticeId: string;
  caseId: string;
  externalRef: string;
  policyKey: string;
  about: NoticeSubject;
  status: NoticeStatus;
  attempts: number;
  createdAt: string;
  handedOverAt: string | null;
}

export interface NoticeListQuery {
  status: NoticeStatus | undefined;
  limit: number;
  /** The notice that the last page ended with. */
  after: string | undefined;
}

/** An institution's notices, newest first. */
export async function listNotices(
  transaction: Transaction,
  institutionId: string,
  { status, limit, after }: NoticeListQuery,
): Promise<NoticeListRow[]> {
  let query = transaction
    .selectFrom('notices')
    .innerJoin('cases', (join) =>
      join.onRef('cases.institution_id', '=', 'notices.institution_id').onRef('cases.case_id', '=', 'notices.case_id'),
    )
    .select([
      'notices.notice_id',
      'notices.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'notices.about',
      'notices.status',
      'notices.attempts',
      'notices.created_at',
      'notices.handed_over_at',
    ])
    .where('notices.institution_id', '=', institutionId)
    .orderBy('notices.notice_id', 'desc')
    .limit(limit);
  if (status !== undefined) query = query.where('notices.status', '=', status);
  if (after !== undefined) query = query.where('notices.notice_id', '<', after);
  const rows = await query.execute();
  return rows.map((row) => ({
    noticeId: row.notice_id,
    caseId: row.case_id,
    externalRef: row.external_ref,
    policyKey: row.policy_key,
    about: row.about,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    handedOverAt: row.handed_over_at,
  }));
}
