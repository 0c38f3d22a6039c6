import { sql } from 'kysely';
import type { PendingNotice } from './notices.ts';
import { isNoticeOfSweep } from './receipts-and-reminders.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Which notices a case's own workflow hands over, as SQL over `n` (notices): all but the first notice, and the decision in a
 * case that was never heard and did not leave its docket, which the docket workflow hands over, and those that a sweep sends.
 */
export const isNoticeOfCase = sql<boolean>`n.about <> 'provisionalOutcome' and not ${isNoticeOfSweep}
  and (n.about <> 'decision'
    or exists (select from hearings h where h.institution_id = n.institution_id and h.case_id = n.case_id)
    or exists (
      select from cases c
      where c.institution_id = n.institution_id and c.case_id = n.case_id and c.state ? 'leftDocket'))`;

/**
 * Claims a case's due notices until a given time, so that no other worker hands them over before it.
 *
 * @param until RFC 3339 UTC: when they count as not handed over, unless their delivery was recorded
 */
export async function takeCaseNotices(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  at: string,
  until: string,
): Promise<PendingNotice[]> {
  const { rows } = await sql<PendingNotice>`
    update notices n set next_attempt_at = ${until}
    where n.institution_id = ${institutionId} and n.case_id = ${caseId} and n.status = 'pending'
      and coalesce(n.next_attempt_at <= ${at}, true) and ${isNoticeOfCase}
    returning n.notice_id as "noticeId", n.case_id as "caseId", n.about, n.attempts`.execute(transaction);
  // Notices are handed over in the order in which they were written: ids rise with time.
  return rows.toSorted((a, b) => (a.noticeId < b.noticeId ? -1 : 1));
}

/** Postpones the next attempt to hand over a notice. */
export async function putOffNotice(
  transaction: Transaction,
  institutionId: string,
  noticeId: string,
  until: string,
): Promise<void> {
  await transaction
    .updateTable('notices')
    .set({ next_attempt_at: until })
    .where('institution_id', '=', institutionId)
    .where('notice_id', '=', noticeId)
    .execute();
}
