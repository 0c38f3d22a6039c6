import { sql } from 'kysely';
import type { Policy } from '#workflows/domain/policy.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { awaitsReminder, claimToConfirm, reminderMilliseconds } from '#workflows/domain/reminder.ts';
import type { CaseState } from '#workflows/domain/state.ts';
import { uuidv7 } from '../id.ts';
import { insertNotices, type PendingNotice } from './notices.ts';
import { loadPolicies, type LoadedPolicies } from '../policies/policies.ts';
import type { Transaction } from '../transaction.ts';

/** How old a claim is before its receipt is confirmed by mail: one that is decided sooner needs no receipt. */
const CONFIRMED_AFTER_MILLISECONDS = 30_000;
/** How far back the first sweep of an institution looks. */
const FIRST_LOOK_MILLISECONDS = 3_600_000;

/** Notices that a sweep sends. No look at a case is made for them. */
export const isNoticeOfSweep = sql<boolean>`n.about in ('claimReceived', 'windowEnding')`;

/** Whether the subject of a case `k` has a mail address; a letter would come too late. */
const readsMail = sql<boolean>`exists (
  select from subjects s
  where s.institution_id = k.institution_id and s.subject_id = k.subject_id and s.contact like '%@%')`;

interface Stretch {
  from: string;
  to: string;
}

/**
 * Adds the notices that have become due since the last sweep of an institution: receipts of claims that were raised half a minute
 * ago and wait to be heard, and reminders of windows that end soon and in which the subject has said nothing.
 *
 * @param at the current time, RFC 3339 UTC
 */
export async function openReceiptsAndReminders(
  transaction: Transaction,
  institutionId: string,
  at: string,
): Promise<void> {
  const since = await noteSweep(transaction, institutionId, at);
  const due = [
    ...(await casesToConfirm(transaction, institutionId, { from: since, to: at })),
    ...(await casesToRemind(transaction, institutionId, { from: since, to: at })),
  ];
  await insertNotices(
    transaction,
    institutionId,
    due.map((each) => ({ ...each, noticeId: uuidv7(), createdAt: at })),
  );
}

/** Returns when the institution was last swept, and records `at` instead. Other processes that sweep it wait. */
async function noteSweep(transaction: Transaction, institutionId: string, at: string): Promise<string> {
  await transaction
    .insertInto('notice_sweeps')
    .values({ institution_id: institutionId, swept_until: addMilliseconds(at, -FIRST_LOOK_MILLISECONDS) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { swept_until: since } = await transaction
    .selectFrom('notice_sweeps')
    .select('swept_until')
    .where('institution_id', '=', institutionId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (since < at)
    await transaction
      .updateTable('notice_sweeps')
      .set({ swept_until: at })
      .where('institution_id', '=', institutionId)
      .execute();
  return since;
}

async function casesToConfirm(transaction: Transaction, institutionId: string, { from, to }: Stretch) {
  const { rows } = await sql<{ caseId: string; state: CaseState }>`
    select k.case_id as "caseId", k.state
    from cases k
    where k.institution_id = ${institutionId} and k.phase = 'hearing' and ${readsMail} and k.case_id in (
      select c.case_id from claims c
      where c.institution_id = ${institutionId}
        and c.raised_at > ${addMilliseconds(from, -CONFIRMED_AFTER_MILLISECONDS)}
        and c.raised_at <= ${addMilliseconds(to, -CONFIRMED_AFTER_MILLISECONDS)}
        and not exists (
          select from notices n
          where n.institution_id = c.institution_id and n.case_id = c.case_id and n.about = 'claimReceived'
            and n.created_at > c.raised_at))`.execute(transaction);
  return rows
    .filter(({ state }) => claimToConfirm(state) !== undefined)
    .map(({ caseId }) => ({ caseId, about: 'claimReceived' as const }));
}

async function casesToRemind(transaction: Transaction, institutionId: string, { from, to }: Stretch) {
  const versions = await transaction
    .selectFrom('policies')
    .select(['policy_key as key', 'version'])
    .where('institution_id', '=', institutionId)
    .execute();
  const policies = await loadPolicies(transaction, institutionId, versions);
  const stretches = versions.flatMap(({ key, version }) => {
    const before = reminderMilliseconds(policies.get(key, version));
    if (before === null) return [];
    const [first, last] = [addMilliseconds(from, before), addMilliseconds(to, before)];
    return [{ key, version, first, last, again: addMilliseconds(to, -before) }];
  });
  if (stretches.length === 0) return [];
  const { rows } = await sql<{ caseId: string; state: CaseState; key: string; version: number }>`
    select k.case_id as "caseId", k.state, s.key, s.version
    from json_to_recordset(${JSON.stringify(stretches)}::json)
      as s (key text, version integer, first timestamptz, last timestamptz, again timestamptz)
    join cases k on k.institution_id = ${institutionId} and k.policy_key = s.key and k.policy_version = s.version
      and k.phase in ('appealWindow', 'hearing') and k.window_ends_at > s.first and k.window_ends_at <= s.last
    where ${readsMail} and not exists (
      select from notices n
      where n.institution_id = k.institution_id and n.case_id = k.case_id and n.about = 'windowEnding'
        and n.created_at > s.again)`.execute(transaction);
  return rows
    .filter(({ state, key, version }) => awaitsReminder(policies.get(key, version), state, to))
    .map(({ caseId }) => ({ caseId, about: 'windowEnding' as const }));
}

/**
 * Claims pending receipts and reminders, so that no other process hands them over. Outdated ones are dropped: the claim was
 * decided or withdrawn, or the window has ended, while the mail server accepted nothing.
 *
 * @param until RFC 3339 UTC: when they count as not handed over, unless their delivery was recorded
 */
export async function takeReceiptsAndReminders(
  transaction: Transaction,
  institutionId: string,
  { at, until, limit }: { at: string; until: string; limit: number },
): Promise<PendingNotice[]> {
  const { rows } = await sql<PendingNotice & { state: CaseState; key: string; version: number }>`
    with taken as (
      update notices set next_attempt_at = ${until}
      where institution_id = ${institutionId} and notice_id in (
        select n.notice_id from notices n
        where n.institution_id = ${institutionId} and n.status = 'pending' and ${isNoticeOfSweep}
          and coalesce(n.next_attempt_at <= ${at}, true)
        order by n.created_at, n.notice_id limit ${limit} for update skip locked)
      returning institution_id, notice_id, case_id, about, attempts)
    select t.notice_id as "noticeId", t.case_id as "caseId", t.about, t.attempts, k.state,
      k.policy_key as key, k.policy_version as version
    from taken t
    join cases k on k.institution_id = t.institution_id and k.case_id = t.case_id`.execute(transaction);
  const policies = await loadPolicies(transaction, institutionId, rows);
  const { timely = [], overtaken = [] } = Object.groupBy(rows, (row) =>
    isTimely(row, policies, at) ? 'timely' : 'overtaken',
  );
  await dropOvertaken(
    transaction,
    institutionId,
    overtaken.map(({ noticeId }) => noticeId),
  );
  return timely.map(({ noticeId, caseId, about, attempts }) => ({ noticeId, caseId, about, attempts }));
}

const isTimely = (
  { about, state, key, version }: Pick<PendingNotice, 'about'> & { state: CaseState; key: string; version: number },
  policies: LoadedPolicies,
  at: string,
): boolean => {
  const policy: Policy = policies.get(key, version);
  return about === 'windowEnding' ? awaitsReminder(policy, state, at) : claimToConfirm(state) !== undefined;
};

async function dropOvertaken(
  transaction: Transaction,
  institutionId: string,
  noticeIds: readonly string[],
): Promise<void> {
  if (noticeIds.length === 0) return;
  await transaction
    .updateTable('notices')
    .set({ status: 'undeliverable' })
    .where('institution_id', '=', institutionId)
    .where('notice_id', 'in', [...noticeIds])
    .execute();
}
