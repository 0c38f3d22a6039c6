import { sql } from 'kysely';
import { findDocket } from '#db/dockets.ts';
import { uuidv7 } from '#db/id.ts';
import { openFirstNotices } from '#db/notices/notices.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { DocketRef, StepProgress } from '#workflows/contract.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { ActivityDependencies } from './deps.ts';
import { chunkOf, pauseAfter, sendAll } from './notices/send-all.ts';
import { noteDelivery } from './notices/note-delivery.ts';
import { prepareMessages, type NoticeSource } from './notices/prepare-message.ts';

/**
 * Notifies a batch of a docket's subjects of the provisional outcome, which opens their appeal window, and refers cases whose
 * subject cannot be notified to a person. A crash between sending a notice and recording it causes a second notice: the window
 * opens with the recorded one.
 */
export async function handOverFirstNotices(
  { database, clock, sender, ...source }: Pick<ActivityDependencies, 'database' | 'clock' | 'sender'> & NoticeSource,
  { institutionId, docketId }: DocketRef,
  progress: () => void,
): Promise<StepProgress> {
  const scope = { institutionId, actor: 'system:docket' };
  const prepared = await inTransaction(database, scope, async (transaction) => {
    const docket = await findDocket(transaction, institutionId, docketId);
    if (!docket) throw new Error(`no docket ${docketId}`);
    const toTell = await casesToTell(transaction, institutionId, docketId, docket.policy, chunkOf(sender));
    const at = await clock(transaction);
    const notices = await openFirstNotices(
      transaction,
      institutionId,
      toTell.map(({ caseId }) => caseId),
      uuidv7,
      at,
    );
    const wanted = [...notices].map(([caseId, notice]) => ({
      caseId,
      noticeId: notice.noticeId,
      about: 'provisionalOutcome' as const,
    }));
    return {
      wanted,
      messages: await prepareMessages(transaction, institutionId, wanted, source, at),
    };
  });
  if (prepared.wanted.length === 0) return { remaining: 0, pauseSeconds: 0 };
  const sent = await sendAll(sender, institutionId, prepared.messages, progress);

  return inTransaction(database, scope, async (transaction) => {
    await noteDelivery(transaction, institutionId, prepared.wanted, sent, { clock, by: engine('docket') });
    const docket = await findDocket(transaction, institutionId, docketId);
    const left = docket ? await casesToTell(transaction, institutionId, docketId, docket.policy, 1) : [];
    return { remaining: left.length, pauseSeconds: pauseAfter(left[0]?.attempts ?? 0) };
  });
}

/**
 * Scored cases with an appeal window under their policy, those with the fewest failed notices first; subjects of other cases are
 * notified of the decision itself.
 */
async function casesToTell(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  policy: Policy,
  limit: number,
): Promise<{ caseId: string; attempts: number }[]> {
  let query = transaction
    .selectFrom('cases')
    .leftJoin('notices', (join) =>
      join
        .onRef('notices.institution_id', '=', 'cases.institution_id')
        .onRef('notices.case_id', '=', 'cases.case_id')
        .on('notices.about', '=', 'provisionalOutcome'),
    )
    .select((expression) => [
      'cases.case_id',
      expression.fn.coalesce('notices.attempts', expression.lit(0)).as('attempts'),
    ])
    .where('cases.institution_id', '=', institutionId)
    .where('cases.docket_id', '=', docketId)
    .where('cases.phase', '=', 'scored')
    .where(sql<boolean>`coalesce(notices.status, 'pending') = 'pending'`)
    .orderBy('attempts')
    .orderBy('cases.case_id')
    .limit(limit);
  if (policy.appealWindow.for === 'adverse') {
    const adverse = policy.outcomes.filter((outcome) => outcome.adverse).map((outcome) => outcome.name);
    query = query.where((expression) =>
      expression.or([
        expression('cases.provisional_outcome', 'in', adverse),
        expression('cases.provisional_outcome', 'is', null),
      ]),
    );
  }
  return (await query.execute()).map((row) => ({ caseId: row.case_id, attempts: row.attempts }));
}
