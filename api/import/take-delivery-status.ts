import { findNotice } from '#db/notices/notices.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { readDeliveryStatus, type DeliveryStatus } from './read-delivery-status.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { invalid, Problem } from '../problem.ts';
import { perform } from '../acts/perform.ts';
import { reportBounce } from '../acts/report-bounce.ts';

/** The result of a delivery status notification: whether a bounce of the notice that it names is on the trail. */
export interface TakenStatus {
  caseId: string;
  noticeId: string;
  action: DeliveryStatus['action'];
  status: string | null;
  bounced: boolean;
}

/**
 * Accepts a delivery status notification. One that reports that a notice failed becomes that notice's bounce; others
 * change nothing.
 *
 * @param contentType of the content, if it is that of a `multipart/report` without its message's header
 * @throws Problem 422 for anything that is not such a notification, 404 if it names no notice of the institution, 409
 *   if the bounce is known or the contact was corrected since
 */
export async function takeDeliveryStatus(
  dependencies: ApiDependencies,
  staff: Staff,
  sent: Buffer,
  contentType?: string,
): Promise<TakenStatus> {
  const read = readDeliveryStatus(sent, contentType);
  if (!read)
    throw invalid(
      [{ field: '/file', message: 'this is not a delivery status notification (multipart/report, RFC 3464)' }],
      'This is not a delivery status notification',
    );
  const { noticeId, action, status } = read;
  const { database } = dependencies;
  const notice =
    noticeId === null
      ? undefined
      : await inTransaction(database, scopeOf(staff), (transaction) =>
          findNotice(transaction, staff.institutionId, noticeId),
        );
  if (noticeId === null || notice?.handedOverAt == null)
    throw new Problem(404, 'notFound', 'The notification names no notice that was handed over', {
      remedy: 'hand in the whole notification, with the header of the message that it returns',
    });
  const { caseId, handedOverAt } = notice;
  if (action !== 'failed') return { caseId, noticeId, action, status, bounced: false };
  const body = {
    reason: `The mail server reports that a notice could not be delivered${status === null ? '' : `: ${status}`}.`,
    notice: { noticeId, handedOverAt },
  };
  await perform(dependencies, reportBounce, staff, caseId, body, { commandId: `delivery-status-${noticeId}` });
  return { caseId, noticeId, action, status, bounced: true };
}
