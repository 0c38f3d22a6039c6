import { scheduleWake } from '#db/cases/wakes.ts';
import { uuidv7 } from '#db/id.ts';
import { replaceAppealLinks } from '#db/notices/replaced-links.ts';
import { inTransaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { Problem, notFound, tooManyRequests } from '../problem.ts';

/**
 * Sends a subject a new private link, for instance if a link has fallen into the wrong hands. The earlier ones open the case until
 * an hour after the new one was handed over. What the subject has said and written is kept, and no deadline moves.
 *
 * @returns how many links the new one replaces
 */
export async function replaceLink(
  { database, clock, workflows }: ApiDependencies,
  staff: Staff,
  caseId: string,
): Promise<number> {
  const { institutionId } = staff;
  const given = { caseId, by: staff.id, noticeId: uuidv7() };
  const { replaced, at } = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const now = await clock(transaction);
    const result = await replaceAppealLinks(transaction, institutionId, given, now);
    if ('revoked' in result) await scheduleWake(transaction, institutionId, caseId, now);
    return { replaced: result, at: now };
  });
  if ('revoked' in replaced) {
    workflows.wake({ institutionId, caseId }, { seq: null, wakeBy: at });
    return replaced.revoked;
  }
  if ('retryAfterSeconds' in replaced)
    throw tooManyRequests('A new link was requested a moment ago', replaced.retryAfterSeconds, {
      detail: 'the subject is being sent that one, and the links that they have still open the case',
      remedy: 'wait for the number of seconds in Retry-After before you request another',
    });
  if (replaced.missing === 'case') throw notFound('case');
  throw new Problem(409, 'subjectErased', 'The case no longer has a contact to send a link to', {
    detail: 'the subject’s data has been erased',
    remedy: 'no action is needed; the links to the case are unchanged',
  });
}
